// Magnified, with wider spacing and by keyboard nothing is lost: no sideways scrolling, nothing behind what is pinned.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { overhanging } from "../lib/fits.mjs";
import { DESKTOP, PHONE, site, still } from "../lib/site.mjs";

const open = site();

// A window of 1280 by 1024, magnified four times.
const MAGNIFIED = { width: 320, height: 256 };
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

for (const language of await languages()) {
  test(`at 400 % and with wider spacing nothing hangs over the edge in ${language}`, async () => {
    await open(`${language}/`, { viewport: MAGNIFIED }, async (page) => {
      assert.deepEqual(await overhanging(page), { wide: 0, found: [] });
      // So low a window has nothing pinned over it.
      assert.equal(await page.locator(".stage-frame").evaluate((stage) => getComputedStyle(stage).position), "static");
    });
    await open(`${language}/`, { viewport: { width: 320, height: 640 } }, async (page) => {
      await page.evaluate((css) => document.head.append(Object.assign(document.createElement("style"), { textContent: css })), SPACING);
      assert.deepEqual(await overhanging(page), { wide: 0, found: [] });
    });
  });

  test(`Tab goes through the whole page in ${language}, and what has the focus is never behind something`, async () => {
    await open(`${language}/`, { viewport: language === "en" ? PHONE : DESKTOP, reducedMotion: "reduce" }, async (page) => {
      await page.locator(".comfort summary").waitFor({ state: "attached" });
      await still(page);
      const stops = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].length);
      const seen = [];
      const hidden = [];
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const focused = document.activeElement;
          if (focused === document.body) return null;
          const { left, top, width, height } = (focused.getClientRects()[0] ?? focused.getBoundingClientRect());
          const part = (across, down) => document.elementFromPoint(left + width * across, top + height * down);
          const clear = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.2], [0.5, 0.8]].some(([across, down]) => {
            const found = part(across, down);
            return found && (focused.contains(found) || found.contains(focused) || found.closest("label, .strip")?.contains(focused));
          });
          return { name: `${focused.tagName}.${focused.getAttribute("class") ?? ""} ${(focused.getAttribute("aria-label") ?? focused.textContent).slice(0, 30)}`, clear, id: focused.closest("[data-chapter]")?.id ?? focused.closest(".end-notes")?.className };
        });
        if (!at) break;
        if (!at.clear) hidden.push(at.name);
        if (at.id && !seen.includes(at.id)) seen.push(at.id);
      }
      const chapters = await page.evaluate(() => [...document.querySelectorAll("[data-chapter]")].filter((chapter) => chapter.querySelector("a[href]")).map((chapter) => chapter.id));
      assert.deepEqual(seen, [...chapters, "end-notes"]);
      assert.deepEqual(hidden, []);
    });
  });
}
