// Axe finds nothing: in each language, on a phone and a desktop, by day, by night and in the reader's own colours, with
// each thing open that can be. Text has a contrast of 7 to 1.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, PHONE, site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations within `part`, one line for each rule, element and message; of all rules, or of that of colours alone. */
const violations = (page, part, colours) => page.evaluate(async ([part, colours]) => {
  const { violations } = await window.axe.run(part ?? document, { resultTypes: ["violations"], ...(colours && { runOnly: ["color-contrast-enhanced"] }), rules: { "color-contrast": { enabled: false }, "color-contrast-enhanced": { enabled: true }, "label-content-name-mismatch": { enabled: true }, "target-size": { enabled: true } } });
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => {
    const { fgColor, bgColor, contrastRatio } = any[0]?.data ?? {};
    return id === "color-contrast-enhanced" ? `${id} ${fgColor} on ${bgColor} ${contrastRatio}, at ${target}` : `${id} at ${target}`;
  }));
  // One element for each pair of colours is enough to find it by.
  return [...new Map(told.map((line) => [line.split(", at ")[0], line])).values()];
}, [part, colours]);

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
  "with what can be set open": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator(".comfort summary").click();
    await page.locator(".comfort-panel").waitFor();
    return ".comfort";
  },
  "with a filter on": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator('[data-filter="violence"]').dispatchEvent("click");
    await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
    return ".filters";
  },
};

const COLOURS = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, forced: { colorScheme: "dark", forcedColors: "active" } };

for (const language of await languages()) {
  for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    test(`axe finds nothing in ${language}, ${name}, in light, in the dark and in forced colours`, async () => {
      await open(`${language}/#spread-4-january`, { viewport, reducedMotion: "reduce" }, async (page) => {
        await page.evaluate(axe);
        await page.locator(".comfort summary").waitFor({ state: "attached" });
        // Of what is not laid out axe sees neither place nor colours, and finds faults that are none.
        await page.evaluate(() => document.head.append(Object.assign(document.createElement("style"), { textContent: "* { content-visibility: visible !important }" })));
        const found = [];
        for (const [state, reach] of Object.entries(STATES)) {
          const part = await reach(page);
          await still(page);
          for (const [colours, media] of Object.entries(COLOURS)) {
            await page.emulateMedia({ forcedColors: "none", ...media });
            const told = await violations(page, part, colours !== "light");
            found.push(...told.map((violation) => `${state}, ${colours}: ${violation}`));
          }
        }
        assert.deepEqual(found, []);
      });
    });
  }
}
