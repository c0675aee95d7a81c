// A page as one file, opened from disk where there is no network: the page's text, alive, with its sources and data.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { complaints, launch } from "../lib/browser.mjs";
import { languages } from "../lib/content.mjs";
import { ENGINES } from "../lib/engines.mjs";
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
    assert.ok((await stat(file(language))).size < 1_000_000);
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

/** What lives in the file: the stage's map follows, and a filter of the timeline counts. Runs in the file's own window. */
const look = () => ({
  rests: ["alive", "late", "settled"].every((mark) => document.documentElement.dataset[mark] === "true"),
  camera: document.querySelector("#stage-map .camera")?.getAttribute("transform"),
  step: document.documentElement.dataset.step,
  shown: document.querySelectorAll("[data-event]").length,
  hidden: [...document.querySelectorAll("[data-event]")].filter((event) => !event.checkVisibility()).length,
});

for (const [engine, open] of Object.entries(ENGINES)) {
  for (const place of ["from disk", "in a sandboxed frame"]) {
    test(`${engine}: ${place}, map and timeline react`, async () => {
      const frame = await readFile(file("ru"), "utf8");
      const srcdoc = frame.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      const host = await serve({ extra: { "/host.html": `<!DOCTYPE html><title>Host</title><iframe sandbox="allow-scripts" width="900" height="600" srcdoc="${srcdoc}"></iframe>` } });
      const browser = await open();
      try {
        const framed = place !== "from disk";
        const page = await browser.open(framed ? `${host.url}host.html` : pathToFileURL(file("ru")).href);
        const inside = (work) => (framed ? page.story("about:srcdoc", work) : page.host(work));
        // What a frame asks its host for, and must not, is a complaint.
        const first = await page.until("it wakes and rests", () => inside(look), ({ rests }) => rests);
        await inside(() => (location.hash = "#spread-4-january"));
        await page.until("the map follows", () => inside(look), ({ camera, step }) => camera !== first.camera && step !== first.step);
        await inside(() => document.querySelector('[data-filter="violence"]').click());
        await page.until("the list is shorter", () => inside(look), ({ shown, hidden }) => shown - hidden < first.shown - first.hidden && shown > hidden);
        assert.deepEqual(page.heard, []);
      } finally {
        await browser.close();
        await host.close();
      }
    });
  }
}
