// Everything can be reached and used with the keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { site, still } from "../lib/site.mjs";

const open = site();
const [language] = await languages();
const focused = (page, attribute) => page.evaluate((name) => document.activeElement.getAttribute(name), attribute);

test("the first stop is the link past everything to the story", async () => {
  await open(`${language}/`, {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await focused(page, "class"), "skip");
    assert.ok(await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().top >= 0), "it shows when focused");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.hash === "#story" || url.hash.startsWith("#crossing"));
  });
});

test("a place on the map is reached by Tab, opened by Enter and closed by Escape, and the focus comes back", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    // From the last link before the map on.
    await page.locator(".chapter-bar a").last().focus();
    let place = null;
    for (let stops = 0; stops < 5 && !place; stops += 1) {
      await page.keyboard.press("Tab");
      place = await focused(page, "data-city");
    }
    assert.ok(place, "no place among the next stops");
    const seen = await page.evaluate(() => !document.activeElement.classList.contains("off") && document.activeElement.checkVisibility());
    assert.ok(seen, `${place} has the focus and cannot be seen`);
    await page.keyboard.press("Enter");
    const card = page.locator('.card[data-card="place"]');
    await card.locator("button").waitFor();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
    assert.equal(await focused(page, "data-city"), place);
    // The button in the card closes it as well.
    await page.keyboard.press("Space");
    await card.locator("button").focus();
    await page.keyboard.press("Enter");
    await card.waitFor({ state: "hidden" });
    await page.waitForFunction((place) => document.activeElement.getAttribute("data-city") === place, place);
  });
});

test("a note's mark opens its panel by Enter and takes the focus back after Escape", async () => {
  await open(`${language}/`, {}, async (page) => {
    const mark = page.locator("a.note-ref").first();
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.closest(".note-panel") !== null);
    await page.keyboard.press("Escape");
    await page.locator(".note-panel").waitFor({ state: "hidden" });
    assert.ok(await mark.evaluate((mark) => document.activeElement === mark));
  });
});

test("filters are pressed by Space and by Enter", async () => {
  await open(`${language}/`, {}, async (page) => {
    await page.locator('[data-filter="protest"]').focus();
    await page.keyboard.press("Space");
    await page.waitForSelector('[data-filter="protest"][aria-pressed="true"]');
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll('[data-filter][aria-pressed="true"]').length === 2);
  });
});

test("the keys that scroll scroll", async () => {
  await open(`${language}/`, {}, async (page) => {
    const at = () => page.evaluate(() => scrollY);
    for (const [key, goes] of [["PageDown", (from, to) => to > from], ["Space", (from, to) => to > from], ["End", (from, to) => to > from], ["Home", (from, to) => to === 0]]) {
      const from = await at();
      await page.keyboard.press(key);
      await page.waitForFunction((from) => scrollY !== from, from);
      await still(page);
      assert.ok(goes(from, await at()), key);
    }
  });
});
