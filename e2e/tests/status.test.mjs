// The switch "show who says so" marks the page by how firmly each statement stands, without script too.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { languages } from "../lib/content.mjs";
import { serve, STRICT_CSP } from "../lib/server.mjs";

let browser, server;
before(async () => {
  server = await serve({ csp: STRICT_CSP });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const language of await languages()) {
  test(`every sign shows when it is asked for, in ${language}`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}${language}/`);
    const sign = (selector) => page.locator(selector).first().evaluate((element) => {
      const { content, borderTopStyle, backgroundImage } = getComputedStyle(element, "::before");
      return content === "none" ? "none" : `${content} ${borderTopStyle} ${backgroundImage === "none" ? "" : "half"}`.trim();
    });
    const marks = [".note-ref.s-d", ".figure-source.s-d", ".event.s-d .event-title", ".note-body b.s-d"];
    for (const mark of marks) assert.equal(await sign(mark), "none", mark);
    // What is disputed is dashed whether asked for or not.
    const outline = await page.locator(".note-ref.s-d").first().evaluate((mark) => getComputedStyle(mark).borderTopStyle);
    assert.equal(outline, "dashed");
    await page.locator(".who label").click();
    assert.ok(await page.locator(".who ul").isVisible());
    for (const mark of marks) assert.equal(await sign(mark), '"" dashed', mark);
    assert.equal(await sign(".note-ref.s-s"), '"" solid half');
    assert.equal(await sign(".who .s-u"), '"?" none');
    await context.close();
  });
}
