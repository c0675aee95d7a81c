// What the reader does before the WebAssembly arrives is not lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heavyLanguages, steps } from "../lib/content.mjs";
import { alive, hold, site, still } from "../lib/site.mjs";

const open = site();
const ids = await steps();

for (const language of await heavyLanguages()) {
  test(`a filter pressed and a way scrolled before the WebAssembly came count, in ${language}`, async () => {
    let release;
    const prepare = async (page) => (release = await hold(page, ".wasm"));
    await open(`${language}/`, { prepare, alive: false }, async (page, heard) => {
      await page.locator('[data-filter="shutdown"]').click();
      await page.evaluate(() => document.getElementById("almaty-fire").scrollIntoView());
      assert.equal(await page.locator('[data-filter][aria-pressed="true"]').count(), 0);
      release();
      await alive(page);
      await page.waitForSelector('[data-filter="shutdown"][aria-pressed="true"]');
      await still(page);
      assert.equal(ids[await page.evaluate(() => document.documentElement.dataset.step)], "almaty-fire");
      assert.ok(page.url().endsWith("?kinds=shutdown#almaty-fire"), page.url());
      const kinds = await page.locator("[data-event]:not([hidden])").evaluateAll((items) => [...new Set(items.map((item) => item.dataset.kind))]);
      assert.deepEqual(kinds, ["shutdown"]);
      assert.deepEqual(heard, []);
    });
  });
}
