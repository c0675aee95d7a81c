// Axe finds nothing serious: on a phone and a desktop, by day and by night, with each thing open that can be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { heavyLanguages } from "../lib/content.mjs";
import { DESKTOP, PHONE, site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical violations within `part`, one line for each rule, element and message. */
const violations = (page, part) => page.evaluate(async (part) => {
  const { violations } = await window.axe.run(part ?? document, { resultTypes: ["violations"] });
  const told = violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).flatMap(({ id, nodes }) => nodes.map(({ target, any }) => {
    const { fgColor, bgColor, contrastRatio } = any[0]?.data ?? {};
    return id === "color-contrast" ? `${id} ${fgColor} on ${bgColor} ${contrastRatio}, at ${target}` : `${id} at ${target}`;
  }));
  // One element for each pair of colours is enough to find it by.
  return [...new Map(told.map((line) => [line.split(", at ")[0], line])).values()];
}, part);

// After the whole page, the part that each thing opens: the rest is as it was.
const STATES = {
  "at load": async () => undefined,
  "with a card open": async (page) => {
    await works.place(page).dispatchEvent("click");
    await page.locator(".card button").waitFor();
    return ".stage";
  },
  "with the list of places open and the slider focused": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator(".places summary").dispatchEvent("click");
    await page.locator(".places-panel").waitFor();
    await page.locator(".time-bar input").focus();
    await page.keyboard.press("ArrowRight");
    return ".stage";
  },
  "with a note open": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("a.note-ref").first().dispatchEvent("click");
    await page.locator(".note-panel button").waitFor();
    return ".note-panel";
  },
  "with a filter on": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator('[data-filter="violence"]').dispatchEvent("click");
    await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
    return ".filters";
  },
};

for (const language of await heavyLanguages()) {
  for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing serious in ${language}, ${name}, ${colorScheme}`, async () => {
        await open(`${language}/#spread-4-january`, { viewport, colorScheme, reducedMotion: "reduce" }, async (page) => {
          await page.evaluate(axe);
          // Of what is not laid out axe sees neither place nor colours, and finds faults that are none.
          await page.evaluate(() => document.head.append(Object.assign(document.createElement("style"), { textContent: "* { content-visibility: visible !important }" })));
          const found = [];
          for (const [state, reach] of Object.entries(STATES)) {
            const part = await reach(page);
            await still(page);
            found.push(...(await violations(page, part)).map((violation) => `${state}: ${violation}`));
          }
          assert.deepEqual(found, []);
        });
      });
    }
  }
}
