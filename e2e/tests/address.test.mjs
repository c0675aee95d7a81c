// The address names the place and the choices, and leads back to them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heavyLanguages, steps } from "../lib/content.mjs";
import { alive, goTo, site, still } from "../lib/site.mjs";

const open = site();
const ids = await steps();
const all = await heavyLanguages();
const index = (id) => String(ids.indexOf(id));
const active = (page) => page.evaluate(() => document.documentElement.dataset.step);

const LINKED = [
  "crossing-friday", "crossing-place", "price-fuel", "price-road", "spread-1-january", "spread-5-january",
  "almaty-edges", "almaty-square", "dark-blackout", "order-emergency", "order-detained", "timeline-years",
];

for (const language of all) {
  test(`links to ${LINKED.length} steps open there in ${language}`, async () => {
    const wrong = [];
    await open(`${language}/`, {}, async (page, heard, url) => {
      for (const id of LINKED) {
        await page.goto("about:blank");
        await page.goto(`${url}${language}/#${id}`);
        await alive(page);
        await still(page);
        const shown = ids[await active(page)];
        if (shown !== id || !page.url().endsWith(`#${id}`)) wrong.push(`${id}: ${shown}, ${page.url()}`);
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(heard, []);
    });
  });
}

test("links to a short step without the stage, and to a step in a low window, open there", async () => {
  for (const [id, viewport] of [["power-knb", { width: 1280, height: 800 }], ["almaty-square", { width: 740, height: 360 }]]) {
    await open(`${all[0]}/#${id}`, { viewport }, async (page) => {
      await still(page);
      assert.equal(await active(page), index(id), id);
    });
  }
});

test("Back after a click in the bar leads to where the reader was", async () => {
  await open(`${all[0]}/`, {}, async (page) => {
    await goTo(page, "spread-3-january");
    const from = [await active(page), page.url()];
    await page.locator('.chapter-bar a[href="#toll"]').click();
    await page.waitForFunction((from) => document.documentElement.dataset.step !== from, from[0]);
    await still(page);
    await page.goBack();
    await page.waitForFunction((from) => document.documentElement.dataset.step === from, from[0]);
    await still(page);
    assert.deepEqual([await active(page), page.url()], from);
  });
});

for (const language of all) {
  test(`a reload in ${language} keeps step, filter, event and place`, async () => {
    await open(`${language}/?kinds=violence.military&place=almaty&event=csto-decision#dark-blackout`, {}, async (page) => {
      await still(page);
      const look = () => page.evaluate(() => ({
        address: location.search + location.hash,
        step: document.documentElement.dataset.step,
        pressed: [...document.querySelectorAll('[data-filter][aria-pressed="true"]')].map((button) => button.dataset.filter).sort(),
        card: document.querySelector(".card:not([hidden]) .card-title")?.textContent,
        open: [...document.querySelectorAll("[data-event] details[open]")].map((details) => details.closest("li").id),
        shown: document.querySelectorAll("[data-event]:not([hidden])").length,
      }));
      const before = await look();
      assert.equal(before.address, "?kinds=violence.military&place=almaty&event=csto-decision#dark-blackout");
      assert.equal(before.step, index("dark-blackout"));
      assert.deepEqual(before.pressed, ["military", "violence"]);
      assert.match(before.card, /\S/);
      assert.deepEqual(before.open, ["event-csto-decision"]);
      await page.reload();
      await alive(page);
      await still(page);
      assert.deepEqual(await look(), before);
    });
  });

  test(`the language link in ${language} keeps the step and the filter`, async () => {
    await open(`${language}/?kinds=protest`, {}, async (page) => {
      await goTo(page, "almaty-fire");
      const link = page.locator("[data-language]").first();
      const other = await link.getAttribute("hreflang");
      await link.evaluate((link) => link.click());
      await page.waitForURL((url) => url.pathname.endsWith(`/${other}/`));
      await alive(page);
      await still(page);
      assert.equal(await active(page), index("almaty-fire"));
      await page.waitForSelector('[data-filter="protest"][aria-pressed="true"]');
    });
  });
}

test("a mangled query is harmless", async () => {
  const queries = ["?kinds=%22%3E%3Cscript%3E", "?place=nowhere&event=never", "?event=a%00b&place=']&kinds=.....", "?&&==&kinds", "?place=%E0%A4%A"];
  await open(`${all[0]}/`, {}, async (page, heard, url) => {
    for (const query of queries) {
      await page.goto(`${url}${all[0]}/${query}#spread-3-january`);
      await alive(page);
      await still(page);
      assert.equal(await active(page), index("spread-3-january"), query);
      assert.equal(await page.locator('[data-filter][aria-pressed="true"]').count(), 0, query);
    }
    assert.deepEqual(heard, []);
  });
});
