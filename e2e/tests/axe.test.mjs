// Axe finds nothing serious: on a phone and a desktop, by day and by night, with each thing open that can be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, PHONE, site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical violations: rule, how often, the first three places. */
const violations = (page) => page.evaluate(async () => {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes.slice(0, 3).map(({ target, any }) => `${target} ${any[0]?.message ?? ""}`).join(" | ")}`);
});

const STATES = {
  "at load": async () => {},
  "with a card open": async (page) => {
    await works.place(page).dispatchEvent("click");
    await page.locator(".card button").waitFor();
  },
  "with a note open": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("a.note-ref").first().dispatchEvent("click");
    await page.locator(".note-panel button").waitFor();
  },
  "with a filter on": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator('[data-filter="violence"]').dispatchEvent("click");
    await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
  },
};

for (const language of await languages()) {
  for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing serious in ${language}, ${name}, ${colorScheme}`, async () => {
        await open(`${language}/#spread-4-january`, { viewport, colorScheme, reducedMotion: "reduce" }, async (page) => {
          await page.evaluate(axe);
          const found = [];
          for (const [state, reach] of Object.entries(STATES)) {
            await reach(page);
            await still(page);
            found.push(...(await violations(page)).map((violation) => `${state}: ${violation}`));
          }
          assert.deepEqual(found, []);
        });
      });
    }
  }
}
