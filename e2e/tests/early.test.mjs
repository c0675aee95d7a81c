// What the reader does before the WebAssembly arrives is not lost, and the stage waits for no more of the page than itself.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { complaints, launch } from "../lib/browser.mjs";
import { heavyLanguages, steps } from "../lib/content.mjs";
import { DIST, serve } from "../lib/server.mjs";
import { alive, hold, PHONE, site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

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

test("the stage lives before the page is read to its end, and the rest once it is", async () => {
  const html = await readFile(join(DIST, "en", "index.html"), "utf8");
  const cut = html.lastIndexOf("<article", html.indexOf('id="order"'));
  assert.ok(cut > 0 && html.indexOf("</main>") > cut);
  let goOn;
  const halved = (response) => {
    response.write(html.slice(0, cut));
    goOn = () => response.end(html.slice(cut));
  };
  const server = await serve({ extra: { "/en/": halved } });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: PHONE });
    const heard = complaints(page);
    await page.goto(`${server.url}en/`, { waitUntil: "commit" });
    await page.waitForFunction(() => document.documentElement.dataset.step === "0");
    await page.evaluate(() => document.getElementById("spread-4-january").scrollIntoView());
    await page.waitForFunction((index) => document.documentElement.dataset.step === String(index), ids.indexOf("spread-4-january"));
    await page.waitForSelector('#stage-map[data-view="country"]');
    assert.equal(await page.evaluate(() => document.readyState), "loading");
    goOn();
    await alive(page);
    await still(page);
    assert.equal(await page.evaluate(() => location.hash), "#spread-4-january");
    for (const work of [works.bar, works.map, works.caption, works.filter, works.card, works.note]) await work(page);
    assert.deepEqual(heard, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
