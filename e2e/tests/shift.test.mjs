// Nothing moves under the reader's eyes: not while the page loads, not when the headings' own type comes, not while the
// whole of it is scrolled through.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, PHONE, site } from "../lib/site.mjs";

/** The share of the view that moves, times how far, summed up: below what an eye sees. */
const CEILING = 0.001;

const open = site();

const watch = (page) => page.addInitScript(() => {
  window.shifts = [];
  const keep = (list) => {
    for (const { value, sources } of list.getEntries()) {
      const moved = sources.map(({ node, previousRect, currentRect }) =>
        `${node?.nodeName} .${node?.className?.baseVal ?? node?.className} from ${previousRect.y} to ${currentRect.y}`);
      window.shifts.push({ value, moved });
    }
  };
  new PerformanceObserver(keep).observe({ type: "layout-shift", buffered: true });
});

for (const language of await languages()) {
  for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    test(`${language}, ${name}: nothing shifts over load and full scroll, the late type included`, async () => {
      await open(`${language}/`, { prepare: watch, viewport }, async (page) => {
        await page.waitForFunction(() => [...document.fonts].some(({ family, status }) => family.includes("Qantar") && status === "loaded"));
        await page.evaluate(async () => {
          const end = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
          while (!end()) {
            scrollBy(0, innerHeight / 2);
            await new Promise((next) => requestAnimationFrame(next));
          }
        });
        const shifts = await page.evaluate(() => window.shifts);
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        assert.ok(sum <= CEILING, `${sum} of ${CEILING}: ${JSON.stringify(shifts, null, 1)}`);
      });
    });
  }
}
