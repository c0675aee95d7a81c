// One island that fails does not take the others with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { languages } from "../lib/content.mjs";
import { DIST } from "../lib/server.mjs";
import { alive, goTo, site } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();
const [language] = await languages();
const html = await readFile(join(DIST, language, "index.html"), "utf8");

/** The page with an element too many at the start of the `nth` island, where Yew expects the component's own. */
function broken(nth) {
  let seen = -1;
  return html.replace(/data-island="[^"]*" data-words="[^"]*">(?:<!--.*?-->)*/g, (start) => {
    seen += 1;
    return seen === nth ? `${start}<unexpected-thing></unexpected-thing>` : start;
  });
}

const names = [...html.matchAll(/data-island="([^"]*)"/g)].map(([, name]) => name);

/** How an island stands there. The map's painter and the list's filter work on the markup of two, island or not. */
const stands = (page, nth) => page.evaluate((nth) => {
  const root = document.querySelectorAll("[data-island]")[nth];
  const first = root.firstElementChild.localName;
  if (!root.querySelector("svg.map")) return { first, markup: root.innerHTML };
  // The maps go on, and with them the length at their scale bar.
  const copy = root.cloneNode(true);
  for (const words of copy.querySelectorAll(".bar-words")) words.remove();
  return { first, text: copy.textContent };
}, nth);

/** What must work while the island `name`, which is the `nth` of all, does not. */
async function othersWork(page, name, nth) {
  const readers = names.map((name, at) => ({ name, at })).filter(({ name }) => name === "reader");
  // The readers are one component in many places: the first, one in the middle and the last are tried with all parts.
  const few = name === "reader" && ![readers[0], readers[readers.length >> 1], readers.at(-1)].some(({ at }) => at === nth);
  const parts = few ? { "chapter-bar": [works.bar] } : { "chapter-bar": [works.bar], stage: [works.caption, works.card], timeline: [works.filter], notes: [works.note] };
  if (!few) await works.map(page);
  for (const [island, checks] of Object.entries(parts)) {
    if (island !== name) for (const check of checks) await check(page);
  }
  // A figure before the failed island and one after it, where there are such.
  const near = [readers.findLast(({ at }) => at < nth), readers.find(({ at }) => at > nth)];
  for (const reader of near) if (reader) await works.reader(page, readers.indexOf(reader));
}

test("every island of the page is tried", () => {
  assert.ok(names.length >= 5);
  for (const nth of names.keys()) assert.ok(broken(nth).includes("<unexpected-thing>"));
});

for (const [nth, name] of names.entries()) {
  test(`when island ${nth}, ${name}, fails, it stands as printed and the others work`, async () => {
    const prepare = (page) => page.route(new RegExp(`/${language}/$`), (route) => route.fulfill({ body: broken(nth), contentType: "text/html" }));
    const printed = await open(`${language}/`, { prepare, alive: false, javaScriptEnabled: false }, (page) => stands(page, nth));
    await open(`${language}/`, { prepare }, async (page, heard) => {
      assert.equal(printed.first, "unexpected-thing");
      assert.deepEqual(await stands(page, nth), printed);
      await othersWork(page, name, nth);
      assert.equal(heard.length, 1, heard.join("\n"));
      assert.match(heard[0], new RegExp(`^error: The island "${name}" failed and stays as printed`));
    });
  });
}

/** Makes the next message to the stage fail inside Yew: the place where it would insert is gone. */
const sabotage = (page) => page.evaluate(() => {
  const insert = Node.prototype.insertBefore;
  Node.prototype.insertBefore = function () {
    Node.prototype.insertBefore = insert;
    throw new DOMException("sabotage", "NotFoundError");
  };
});

/** Opens a card, for which Yew must insert nodes. */
const provoke = async (page) => {
  await goTo(page, "spread-3-january");
  await sabotage(page);
  await works.place(page).dispatchEvent("click");
};

test("after a failure while it runs, the page starts once more and everything works, in its place", async () => {
  await open(`${language}/`, {}, async (page, heard) => {
    await provoke(page);
    await page.waitForFunction(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".js#2")).length === 1);
    await alive(page);
    assert.equal(await page.evaluate(() => document.querySelector(`[data-step-index="${document.documentElement.dataset.step}"]`).id), "spread-3-january");
    assert.deepEqual(heard.filter((line) => line.startsWith("exception")), []);
    assert.equal(heard.filter((line) => line.includes("starts again")).length, 1, heard.join("\n"));
    const before = heard.length;
    for (const work of [works.bar, works.map, works.caption, works.filter, works.card, works.note]) await work(page);
    assert.equal(heard.length, before, heard.join("\n"));
  });
});

/** How many listeners the window, the root element and the islands' roots have. */
async function listeners(page) {
  const session = await page.context().newCDPSession(page);
  const counts = [];
  for (const expression of ["window", "document.documentElement", "document.querySelector('[data-island=reader]')"]) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    counts.push((await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId })).listeners.length);
  }
  return counts;
}

test("the failed instance hears nothing more", async () => {
  await open(`${language}/`, {}, async (page) => {
    // What readers set comes last of all, and listens too.
    await page.locator(".comfort summary").waitFor({ state: "attached" });
    const before = await listeners(page);
    assert.ok(before.every((count) => count > 0), String(before));
    await provoke(page);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes(".js#2")));
    await alive(page);
    assert.deepEqual(await listeners(page), before);
  });
});

test("what the reader chose survives a failure", async () => {
  await open(`${language}/?kinds=violence#spread-3-january`, {}, async (page) => {
    await provoke(page);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes(".js#2")));
    await alive(page);
    await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
  });
});

test("after a second failure while it runs, the page lies flat", async () => {
  await open(`${language}/`, {}, async (page, heard) => {
    await provoke(page);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes(".js#2")));
    await alive(page);
    await provoke(page);
    await page.waitForFunction(() => document.documentElement.classList.contains("flat"));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.alive), undefined);
    assert.ok(await page.locator(".flat-map").first().isVisible());
    assert.ok(!(await page.locator("#stage-map").isVisible()));
    assert.equal(await page.locator("[data-event][hidden]").count(), 0);
    // A note's mark is a link again.
    const mark = page.locator("a.note-ref").first();
    await mark.click();
    await page.waitForURL((url) => url.hash.startsWith("#note-"));
    assert.deepEqual(heard.filter((line) => line.startsWith("exception")), []);
  });
});

test("an error of somebody else's script leaves the page alone", async () => {
  await open(`${language}/`, {}, async (page, heard) => {
    await Promise.all([
      page.waitForEvent("pageerror"),
      page.evaluate(() => void setTimeout(() => { throw new Error("not ours"); })),
    ]);
    await works.filter(page);
    assert.equal(heard.filter((line) => line.startsWith("error")).length, 0, heard.join("\n"));
  });
});
