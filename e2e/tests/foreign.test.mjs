// What others put into the page before the islands wake does not hinder them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heavyLanguages } from "../lib/content.mjs";
import { alive, hold, PHONE, site } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();

/** As page translators do: every word in an element of its own. And a foreign element in each part of the page. */
const wrap = (page) => page.evaluate(() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inDrawing = walker.currentNode.parentElement.namespaceURI !== document.documentElement.namespaceURI;
    if (!inDrawing && walker.currentNode.data.trim()) texts.push(walker.currentNode);
  }
  for (const text of texts) {
    text.replaceWith(...text.data.split(/(\s+)/).map((word) => {
      if (!word.trim()) return word;
      const font = document.createElement("font");
      font.textContent = word;
      return font;
    }));
  }
  for (const part of document.querySelectorAll("main, section, article")) {
    const foreign = document.createElement("div");
    foreign.className = "foreign";
    part.prepend(foreign);
  }
  return texts.length;
});

for (const language of await heavyLanguages()) {
  test(`with every word wrapped, the page in ${language} comes alive and works`, async () => {
    let release;
    const prepare = async (page) => (release = await hold(page, ".wasm"));
    await open(`${language}/`, { prepare, alive: false, viewport: PHONE }, async (page, heard) => {
      assert.ok((await wrap(page)) > 500);
      release();
      await alive(page);
      for (const work of [works.bar, works.map, works.caption, works.filter, works.card, works.note]) await work(page);
      assert.ok((await page.locator("font").count()) > 3000, "the words around the islands stay wrapped");
      assert.deepEqual(heard, []);
    });
  });
}

test("an event that the reader opened before the islands woke stays open", async () => {
  let release;
  const prepare = async (page) => (release = await hold(page, ".wasm"));
  await open("en/", { prepare, alive: false }, async (page) => {
    await page.locator("[data-event] summary").first().click();
    release();
    await alive(page);
    assert.equal(await page.locator("[data-event] details").first().getAttribute("open"), "");
  });
});
