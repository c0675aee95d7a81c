// Size of the text, calm and the way back: set once, kept in this browser alone, and only where it may be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DIST, serve } from "../lib/server.mjs";
import { alive, camera, goTo, hold, PHONE, site, still } from "../lib/site.mjs";

const open = site();
const KEY = "qandy-qantar";
const comfort = (page) => page.locator(".comfort summary").waitFor({ state: "attached" });
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const letter = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));

for (const language of await languages()) {
  test(`everything can be set with the keyboard in ${language}, and stays`, async () => {
    await open(`${language}/`, { viewport: PHONE }, async (page, heard) => {
      await comfort(page);
      await still(page);
      assert.equal(await kept(page), null, "nothing is kept before the reader does something");
      const before = await letter(page);
      // From the last language on; another switch may stand before it.
      await page.locator(".languages a").last().focus();
      const reached = () => page.evaluate(() => document.activeElement.textContent);
      for (let stop = 0; stop < 4 && !(await reached()).startsWith("Aa"); stop += 1) await page.keyboard.press("Tab");
      assert.match(await reached(), /^Aa \S/);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      assert.ok((await letter(page)) > before * 1.4);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.calm), "true");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing hangs over the edge");
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
      await page.reload();
      await alive(page);
      await comfort(page);
      assert.ok((await letter(page)) > before * 1.4);
      assert.deepEqual(JSON.parse(await kept(page)), { size: "2", calm: "true" });
      // And goes when it shall.
      await page.locator(".comfort summary").click();
      await page.locator('.comfort [name="forget"]').click();
      assert.equal(await kept(page), null);
      assert.equal(await letter(page), before);
      assert.deepEqual(heard, []);
    });
  });
}

test("a calm map cuts", async () => {
  await open("en/", { reducedMotion: "no-preference" }, async (page) => {
    await comfort(page);
    await page.locator(".comfort summary").click();
    await page.locator('.comfort [name="calm"]').check();
    await goTo(page, "spread-1-january");
    // Every place that the camera takes on the way.
    await page.evaluate(() => {
      window.taken = new Set();
      const camera = document.querySelector("#stage-map .camera");
      new MutationObserver(() => window.taken.add(camera.getAttribute("transform"))).observe(camera, { attributeFilter: ["transform"] });
    });
    const from = await camera(page);
    await goTo(page, "spread-2-january");
    assert.notEqual(await camera(page), from);
    assert.ok((await page.evaluate(() => window.taken.size)) <= 2);
  });
});

test("a new visit begins at the beginning and offers the step that was reached", async () => {
  await open("nl/", {}, async (page, heard, url) => {
    await comfort(page);
    await goTo(page, "almaty-fire");
    await page.waitForFunction((key) => localStorage.getItem(key)?.includes("almaty-fire"), KEY);
    assert.deepEqual(JSON.parse(await kept(page)), { step: "almaty-fire" });
    await page.goto("about:blank");
    await page.goto(`${url}nl/`);
    await alive(page);
    const offer = page.locator(".resume a");
    await offer.waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.step), "0");
    assert.equal(await offer.getAttribute("href"), "#almaty-fire");
    await offer.click();
    await still(page);
    assert.equal(await page.evaluate(() => document.querySelector(`[data-step-index="${document.documentElement.dataset.step}"]`).id), "almaty-fire");
    await offer.waitFor({ state: "detached" });
    assert.deepEqual(heard, []);
  });
});

test("a link to a step gets no offer", async () => {
  await open("en/", { prepare: (page) => page.addInitScript((key) => localStorage.setItem(key, '{"step":"toll-number"}'), KEY) }, async (page, heard, url) => {
    await page.goto("about:blank");
    await page.goto(`${url}en/#almaty-fire`);
    await alive(page);
    await comfort(page);
    await still(page);
    assert.equal(await page.locator(".resume a").count(), 0);
  });
});

test("where the browser keeps nothing, all works until the page is left", async () => {
  const refuse = () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  await open("en/", { prepare: (page) => page.addInitScript(refuse) }, async (page, heard) => {
    await comfort(page);
    const before = await letter(page);
    await page.locator(".comfort summary").click();
    await page.locator('.comfort [name="size"][value="1"]').check();
    assert.ok((await letter(page)) > before * 1.15);
    await goTo(page, "spread-1-january");
    assert.deepEqual(heard, []);
  });
});

test("the button prints with the list of sources and their addresses, and source links have its numbers", async () => {
  await open("en/", { prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }) }, async (page) => {
    await comfort(page);
    await page.locator(".comfort summary").click();
    await page.locator('.comfort [name="print"]').click();
    await page.waitForFunction(() => window.printed);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const { addresses, link, number } = await page.evaluate(() => {
      const link = document.querySelector('.note-sources a[href^="sources/#s"]');
      const list = [...document.querySelectorAll(".paper-sources ol > li")];
      return {
        addresses: document.querySelectorAll('.paper-sources a[rel="external"]').length,
        link: link.dataset.number,
        number: String(list.find((item) => `#${item.id}` === link.hash)?.value),
      };
    });
    assert.ok(addresses > 100);
    assert.equal(link, number);
    assert.equal(await page.locator(".paper-sources").isVisible(), false, "on the screen it is not seen");
  });
});

test("what comes late moves nothing", async () => {
  const watch = () => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  };
  await open("en/", { prepare: (page) => page.addInitScript(watch), viewport: PHONE }, async (page) => {
    await comfort(page);
    await still(page);
    assert.ok((await page.evaluate(() => window.shifts)) <= 0.001);
  });
});

test("a wrong address, however deep, leads to every language", async () => {
  const lost = await readFile(new URL("../../dist/404.html", import.meta.url), "utf8");
  const all = await languages();
  for (const path of ["/nothing", "/en/nothing", "/en/nothing/"]) {
    const server = await serve({ extra: { [path]: lost } });
    try {
      await open("en/sources/", { alive: false }, async (page) => {
        await page.goto(server.url + path.slice(1));
        await page.waitForFunction(() => document.querySelector("[data-to]").href.endsWith(":" + location.port + "/en/"));
        const ways = await page.locator("[data-to]").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
        assert.deepEqual(ways, all.map((language) => `/${language}/`));
        await page.waitForFunction(() => getComputedStyle(document.querySelector(".door")).display === "grid");
        assert.equal(await page.locator(".door p[lang]").count(), all.length);
      });
    } finally {
      await server.close();
    }
  }
});

test("the settings come without the browser styling the story anew", async () => {
  let release;
  const prepare = async (page) => {
    const named = await readFile(join(DIST, "en", "index.html"), "utf8").then((html) => /data-comfort="([^"]+)"/.exec(html)[1]);
    release = await hold(page, `/en/${named}`);
  };
  await open("en/", { prepare, viewport: PHONE }, async (page, heard) => {
    await page.waitForSelector("html[data-late]");
    await still(page);
    const browser = page.context().browser();
    await browser.startTracing(page, { categories: ["devtools.timeline"] });
    release();
    await comfort(page);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    const styled = traceEvents.filter(({ name }) => name === "UpdateLayoutTree").map(({ args }) => args.elementCount ?? 0);
    const [own, all] = await page.evaluate(() => [document.querySelectorAll(".comfort *").length, document.querySelectorAll("#story *").length]);
    assert.ok(styled.some((n) => n > 0), "the settings themselves are styled");
    assert.ok(Math.max(...styled) < own * 3, `${Math.max(...styled)} elements styled at once for ${own} that came; the story has ${all}`);
    assert.deepEqual(heard, []);
  });
});
