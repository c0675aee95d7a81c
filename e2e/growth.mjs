// What the timeline costs with 1, 10 and 50 times its events, on a phone with a quarter of this machine's speed:
//
//   node e2e/growth.mjs [language]
//
// For each: milliseconds from pressing a filter to the next frame that shows it, from a step of the zoom to the picture
// at rest, and how many elements and attributes that writes. Milliseconds are this machine's, now: compare rows of one
// run. What is written is the same in every run; e2e/tests/timeline.test.mjs holds it to the number of events.

import { launch } from "./lib/browser.mjs";
import { many } from "./lib/many.mjs";
import { serve } from "./lib/server.mjs";
import { written } from "./lib/written.mjs";

const [language = "en"] = process.argv.slice(2);
const extra = Object.fromEntries(await Promise.all([1, 10, 50].map(async (times) => [`/${language}/times-${times}`, await many(language, times)])));
const server = await serve({ extra });
const browser = await launch();
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

console.log("times\tevents\tfilter ms\tzoom ms\twritten by zoom\twritten by filter");
for (const times of [1, 10, 50]) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(`${server.url}${language}/times-${times}#timeline-years`);
  await page.waitForFunction(() => document.documentElement.dataset.alive === "true" && document.querySelector(".chart[data-live]"));
  await page.locator(".chart").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.documentElement.dataset.settled === "true");
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const filters = [];
  const zooms = [];
  for (let nth = 0; nth < 6; nth += 1) {
    filters.push(await page.evaluate(async () => {
      const start = performance.now();
      document.querySelector('[data-filter="violence"]').click();
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      return performance.now() - start;
    }));
    await page.waitForFunction(() => document.documentElement.dataset.settled === "true");
    zooms.push(await page.evaluate(async (zoom) => {
      const start = performance.now();
      document.querySelector(`[data-zoom="${zoom}"]`).click();
      const window = location.search;
      while (location.search === window) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    }, nth % 2 ? "january" : "closer"));
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const byZoom = await written(page, '[data-zoom="closer"]');
  const byFilter = await written(page, '[data-filter="violence"]');
  const events = await page.locator("[data-event]").count();
  console.log([times, events, median(filters).toFixed(0), median(zooms).toFixed(0), byZoom, byFilter].join("\t"));
  await context.close();
}
await browser.close();
await server.close();
