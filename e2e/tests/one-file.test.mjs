// A page as one file, opened from disk where there is no network: the page's text, alive, with its sources and data.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { complaints, launch } from "../lib/browser.mjs";
import { languages } from "../lib/content.mjs";
import { DIST, serve } from "../lib/server.mjs";
import { alive, DESKTOP } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

let folder, browser, server;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "one-file-"));
  const args = ["run", "--quiet", "--package", "pack", "--", "one-file", DIST, folder];
  await promisify(execFile)("cargo", args, { cwd: fileURLToPath(new URL("../../", import.meta.url)) });
  [browser, server] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

const file = (language) => join(folder, `qantar-${language}.html`);

/** The words of chapters, events and notes. */
const words = (page) => page.evaluate(() => [...document.querySelectorAll(".step-text, .chapter-head, [data-event], .end-notes li")].map((part) => part.textContent));

for (const language of await languages()) {
  test(`the file in ${language} reads as the page and lives without a network`, async () => {
    assert.ok((await stat(file(language))).size <= 2 ** 20);
    const context = await browser.newContext({ viewport: DESKTOP, offline: true });
    const page = await context.newPage();
    const heard = complaints(page);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file(language)).href);
    await alive(page);
    await page.waitForFunction(() => document.documentElement.dataset.late === "true");
    for (const work of [works.bar, works.map, works.filter, works.card, works.note]) await work(page);
    assert.deepEqual(asked.filter((url) => !/^(data|blob):/.test(url)), [pathToFileURL(file(language)).href]);
    assert.deepEqual(heard, []);
    const target = await page.locator('a[href^="#s-"]').first().getAttribute("href");
    assert.match(await page.locator(target).textContent(), /\S/);
    const missing = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute("href").slice(1)).filter((id) => id && !document.getElementById(id)));
    assert.deepEqual(missing, []);
    const data = page.locator("a[download]").first();
    assert.match(await data.evaluate(async ({ href }) => (await fetch(href)).text()), /\r\n$/);
    await context.close();

    // As printed: the live part changes words with the hour and the place.
    const still = await browser.newContext({ javaScriptEnabled: false });
    const [own, online] = [await still.newPage(), await still.newPage()];
    await own.goto(pathToFileURL(file(language)).href);
    await online.goto(`${server.url}${language}/`);
    const [read, expected] = [await words(own), await words(online)];
    assert.equal(read.length, expected.length);
    assert.ok(read.length > 200);
    assert.equal(read.findIndex((text, nth) => text !== expected[nth]), -1);
    await still.close();
  });
}
