// Each language's page opens, under a strict content policy, with a title and without a complaint.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints, launch } from "../lib/browser.mjs";
import { languages } from "../lib/content.mjs";
import { serve, STRICT_CSP } from "../lib/server.mjs";

let browser, server;
before(async () => {
  server = await serve({ csp: STRICT_CSP, brotli: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("there is a page in at least two languages", async () => {
  assert.ok((await languages()).length >= 2);
});

for (const language of await languages()) {
  test(`the page in ${language} opens without a complaint`, async () => {
    const page = await browser.newPage();
    const heard = complaints(page);
    const live = page.waitForResponse((response) => response.url().endsWith(".wasm"));
    await page.goto(`${server.url}${language}/`, { waitUntil: "load" });
    await live;
    await page.waitForLoadState("networkidle");
    assert.notEqual(await page.title(), "");
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    assert.deepEqual(heard, []);
    assert.doesNotMatch((await page.locator("html").getAttribute("class")) ?? "", /\bflat\b/);
    await page.close();
  });
}
