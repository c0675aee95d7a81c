// Under a strict content policy everything lives; where the policy forbids WebAssembly, the flat page stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { ENGINES } from "../lib/engines.mjs";
import { watchPolicy } from "../lib/policy.mjs";
import { serve, STRICT_CSP } from "../lib/server.mjs";
import { site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const strict = site({ csp: STRICT_CSP });
const WITHOUT_WASM = STRICT_CSP.replace(" 'wasm-unsafe-eval'", "");
const forbidding = site({ csp: WITHOUT_WASM });

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

/** All that a reader can see, in order: words but those within pictures, and controls by their kind. What comfort.js brings works without the live part. */
const seen = () => {
  const isSeen = (element) => !element.closest(".comfort") && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  return {
    words: all("h1, h2, h3, p, li, dt, dd, figcaption, legend, th, td, summary, label").map((element) => element.textContent.replace(/\s+/g, " ").trim()),
    // The switch that shows who says so is a matter of styles alone.
    controls: all("button, input:not(#who), select, [role=slider], [role=button], [role=alert], dialog").map((element) => element.outerHTML),
    astray: all('a[href^="#"]').filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).map((link) => link.outerHTML),
  };
};

for (const [engine, launch] of Object.entries(ENGINES)) {
  test(`without WebAssembly a reader in ${engine} sees what one without script does, and no control that does nothing`, async () => {
    const server = await serve({ csp: WITHOUT_WASM });
    const browser = await launch();
    try {
      let plain;
      const size = { width: 1000, height: 700 };
      await forbidding("en/", { alive: false, javaScriptEnabled: false, viewport: size }, async (page) => (plain = await page.evaluate(seen)));
      assert.ok(plain.words.length > 300);
      const page = await browser.open(`${server.url}en/`, size);
      await page.until("the page lies flat, with what readers set", () => page.host(() => document.documentElement.classList.contains("flat") && document.querySelector(".comfort") !== null), Boolean);
      const flat = await page.host(seen);
      assert.deepEqual(flat.words, plain.words);
      assert.deepEqual([flat.controls, flat.astray], [[], []]);
      await page.close();
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
