// Under a strict content policy everything lives; where the policy forbids WebAssembly, the flat page stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { watchPolicy } from "../lib/policy.mjs";
import { STRICT_CSP } from "../lib/server.mjs";
import { site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const strict = site({ csp: STRICT_CSP });
const forbidding = site({ csp: STRICT_CSP.replace(" 'wasm-unsafe-eval'", "") });

for (const language of await languages()) {
  test(`the page in ${language} works under a strict policy without violating it`, async () => {
    let violations;
    const prepare = async (page) => (violations = await watchPolicy(page));
    await strict(`${language}/`, { prepare }, async (page, heard) => {
      for (const work of [works.bar, works.map, works.filter, works.card, works.note]) await work(page);
      for (let nth = 0; nth < await page.locator('[data-island="reader"]').count(); nth += 1) await works.reader(page, nth);
      assert.deepEqual([...violations, ...heard], []);
    });
  });

  test(`the sources in ${language} keep a strict policy`, async () => {
    let violations;
    const prepare = async (page) => (violations = await watchPolicy(page));
    await strict(`${language}/sources/`, { prepare, alive: false }, async (page, heard) => {
      assert.ok((await page.locator("main li").count()) > 50);
      assert.deepEqual([...violations, ...heard], []);
    });
  });

  test(`the door leads a reader of ${language} on under a strict policy`, async () => {
    let violations;
    const prepare = async (page) => (violations = await watchPolicy(page));
    await strict("?kinds=violence#price-fuel", { prepare, alive: false, locale: `${language}-BE` }, async (page, heard, url) => {
      await page.waitForURL(`${url}${language}/?kinds=violence#price-fuel`);
      await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
      await still(page);
      assert.deepEqual([...violations, ...heard], []);
    });
  });

  test(`without WebAssembly the page in ${language} stands flat`, async () => {
    await forbidding(`${language}/`, { alive: false }, async (page) => {
      await page.waitForFunction(() => document.documentElement.classList.contains("flat"));
      assert.equal(await page.evaluate(() => document.documentElement.dataset.alive), undefined);
      assert.ok(await page.locator(".flat-map").first().isVisible());
      assert.ok(!(await page.locator("#stage-map").isVisible()));
      await page.locator(".chapter-bar a").nth(4).click();
      await page.waitForFunction(() => scrollY > 1000);
    });
  });
}
