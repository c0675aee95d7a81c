// Waking leaves every island's markup as it was printed.
//
// The map's painter draws for the window that it measures, which is another than the one the page was printed for. So
// the browser is made to measure the printed one: 720 by 640, the `NOMINAL` of components/map.rs; and for the timeline's
// picture the 360 of components/chart.rs. Then nothing may differ, no attribute and no space, and no exception is made;
// only comments are left out, by which Yew finds its way and which it takes away. The page stands at its top, where it
// was printed for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { site, still } from "../lib/site.mjs";

const open = site();

/** Each island's markup, without comments, with a name to tell it by. */
const islands = (page) => page.evaluate(() => [...document.querySelectorAll("[data-island]")].map((root, nth) => {
  const copy = root.cloneNode(true);
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  return { name: `${nth} ${root.dataset.island}`, markup: copy.innerHTML };
}));

const nominal = (page) => page.addInitScript(() => {
  const measured = Element.prototype.getBoundingClientRect;
  Element.prototype.getBoundingClientRect = function () {
    if (this.matches(".chart-figure")) return new DOMRect(0, 0, 360, 600);
    return this.matches("svg.map") ? new DOMRect(0, 0, 720, 640) : measured.call(this);
  };
});

/** Where two texts part, with what stands around it. */
function parting(printed, awake) {
  let at = 0;
  while (at < printed.length && printed[at] === awake[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 120), at + 120);
  return `at ${at}\n  printed: ${around(printed)}\n  awake:   ${around(awake)}`;
}

for (const language of await languages()) {
  test(`each island in ${language} is awake with the markup that was printed`, async () => {
    const printed = await open(`${language}/`, { alive: false, javaScriptEnabled: false }, islands);
    const awake = await open(`${language}/`, { prepare: nominal }, async (page) => {
      await still(page);
      return islands(page);
    });
    assert.ok(printed.length >= 5);
    assert.deepEqual(awake.map(({ name }) => name), printed.map(({ name }) => name));
    const differing = printed.map(({ name, markup }, nth) => ({ name, markup, own: awake[nth].markup }))
      .filter(({ markup, own }) => markup !== own)
      .map(({ name, markup, own }) => `${name} ${parting(markup, own)}`);
    assert.deepEqual(differing, []);
  });
}
