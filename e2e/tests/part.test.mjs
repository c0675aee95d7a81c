// Parts of the page alone: complete without script, alive with it, as high as what they hold.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { heavyLanguages, languages } from "../lib/content.mjs";
import { DIST, STRICT_CSP } from "../lib/server.mjs";
import { camera, DESKTOP, PHONE, site, still } from "../lib/site.mjs";
import { watchPolicy } from "../lib/policy.mjs";
import * as works from "../lib/works.mjs";

const open = site({ csp: STRICT_CSP });
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const parts = (await readdir(join(DIST, "en/part"))).sort();

test("every figure has a part, as have the map and the chapter between the powers", () => {
  assert.ok(parts.length >= 20 && ["map", "timeline", "between", "price", "votes"].every((part) => parts.includes(part)), parts.join(" "));
});

for (const language of await languages()) {
  test(`without script each part in ${language} has its title, its sources and the way to the whole`, async () => {
    await open("", { alive: false, javaScriptEnabled: false, viewport: PHONE }, async (page, _, url) => {
      for (const part of parts) {
        await page.goto(`${url}${language}/part/${part}/`);
        const told = await page.evaluate(() => {
          const seen = (element) => element?.checkVisibility() && element.innerText.trim().length > 0;
          const drawings = [...document.querySelectorAll(".part :is(svg, table)")].filter((drawing) => {
            const { width, height } = drawing.getBoundingClientRect();
            return width > 100 && height > 40;
          });
          return {
            lang: document.documentElement.lang,
            title: document.title.length > 10,
            heading: seen(document.querySelector("h1")),
            sources: seen(document.querySelector('.part-foot a[href="../../sources/"]')),
            whole: seen(document.querySelector('.part-foot p:first-child a[href^="../../#"]')),
            drawn: drawings.length > 0,
          };
        });
        assert.deepEqual(told, { lang: language, title: true, heading: true, sources: true, whole: true, drawn: true }, part);
      }
    });
  });

}

for (const language of await heavyLanguages()) {
  test(`the islands of each part in ${language} wake under a strict policy`, async () => {
    for (const part of parts) {
      let violations;
      const prepare = async (page) => (violations = await watchPolicy(page));
      await open(`${language}/part/${part}/`, { prepare }, async (page, heard) => {
        if (await page.locator('[data-island="reader"]').count()) await works.reader(page, 0);
        if (part === "timeline") await works.filter(page);
        assert.deepEqual([...violations, ...heard], [], part);
      });
    }
  });
}

test("the map's part goes through time and to the city, comes closer and tells of its places", async () => {
  await open("en/part/map/", { viewport: PHONE }, async (page, heard) => {
    const caption = page.locator(".stage-caption");
    await still(page);
    const [day, country] = [await caption.innerText(), await camera(page)];
    assert.match(day, /4\s*January 2022/);
    await page.locator('[data-time="after"]').click();
    await page.waitForFunction(() => /5\s*January/.test(document.querySelector(".stage-caption").innerText));

    await page.locator(".part-view").nth(1).click();
    await still(page);
    assert.equal(await page.locator("#stage-map").getAttribute("data-view"), "city");
    assert.notEqual(await camera(page), country);
    assert.equal(await page.locator(".part-view[aria-current]").count(), 1);

    await page.locator(".part-view").nth(0).click();
    await still(page);
    assert.equal(await camera(page), country);
    await page.locator('[data-zoom="+"]').click();
    await still(page);
    assert.notEqual(await camera(page), country);

    await works.place(page).dispatchEvent("click");
    const card = page.locator(".card");
    await card.locator(".card-title").waitFor();
    assert.ok((await card.locator(".event").count()) > 0);
    // It stands below the map, whole.
    const { bottom, end } = await page.evaluate(() => ({
      bottom: document.querySelector(".card").getBoundingClientRect().bottom,
      end: document.querySelector(".part-events").getBoundingClientRect().top,
    }));
    assert.ok(bottom <= end + 1, `${bottom} ${end}`);
    await card.locator(".card-close").click();
    await card.waitFor({ state: "hidden" });
    assert.deepEqual(heard, []);
  });
});

test("a note's mark in a part leads to the note below its text", async () => {
  await open("en/part/between/", { viewport: PHONE }, async (page) => {
    const mark = page.locator("a.note-ref").first();
    await mark.click();
    const note = (await mark.getAttribute("href")).slice(1);
    await page.waitForFunction((id) => location.hash === `#${id}` && document.getElementById(id).getBoundingClientRect().top < innerHeight, note);
  });
});

test("the whole page leads to the part that the address asks for, and stays where it knows none", async () => {
  await open("en/?part=timeline&kinds=violence", { alive: false }, async (page, _, url) => {
    await page.waitForURL((address) => address.pathname === "/en/part/timeline/");
    await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
    await page.goto(`${url}en/?part=price`);
    await page.waitForURL((address) => address.pathname === "/en/part/price/");
    await page.goto(`${url}en/?part=masthead`);
    await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
    assert.equal(new URL(page.url()).pathname, "/en/");
  });
});

for (const language of await heavyLanguages()) {
  for (const width of [280, 360, 768]) {
    test(`each part in ${language} is as high as what it holds, ${width} pixels wide`, async () => {
      await open("", { alive: false, viewport: { width, height: 400 } }, async (page, _, url) => {
        for (const part of parts) {
          await page.setViewportSize({ width, height: 400 });
          await page.goto(`${url}${language}/part/${part}/`);
          await page.waitForFunction(() => document.documentElement.dataset.late === "true");
          const measure = () => page.evaluate(async () => {
            for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
            const inner = [...document.querySelectorAll("body *")].filter((element) =>
              /auto|scroll/.test(getComputedStyle(element).overflowY) && element.checkVisibility() && element.scrollHeight > element.clientHeight + 1);
            const { clientWidth, scrollWidth } = document.documentElement;
            return {
              height: Math.round(document.body.getBoundingClientRect().height),
              inner: inner.map(({ className }) => className),
              wider: scrollWidth - clientWidth,
            };
          });
          const low = await measure();
          await page.setViewportSize({ width, height: low.height });
          const high = await measure();
          assert.ok(Math.abs(low.height - high.height) <= 1, `${part}: ${low.height} in a low window, ${high.height} in a high one`);
          assert.deepEqual([high.inner, high.wider], [[], 0], part);
        }
      });
    });
  }

  for (const [viewport, colorScheme] of [[PHONE, "light"], [DESKTOP, "dark"]]) {
    test(`axe finds nothing serious in the parts in ${language}, ${viewport.width} pixels wide, ${colorScheme}`, async () => {
      await open("", { alive: false, viewport, colorScheme, reducedMotion: "reduce" }, async (page, _, url) => {
        for (const part of parts) {
          await page.goto(`${url}${language}/part/${part}/`);
          await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
            const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
            return serious.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(({ target }) => `${id} at ${target}`));
          });
          assert.deepEqual(found, [], part);
        }
      });
    });
  }
}
