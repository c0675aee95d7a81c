// One server and one browser for a file of tests, and the words in which the tests speak of the page.

import { after, before } from "node:test";
import { complaints, launch } from "./browser.mjs";
import { serve } from "./server.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

/** Starts server and browser before the file's tests and ends them after. Gives a way to open pages. */
export function site(options) {
  let server, browser;
  before(async () => {
    server = await serve(options);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /**
   * Opens `path` in a context of its own, runs `work(page, heard)` and closes it. `heard` fills with what the page
   * complains about. `prepare(page)` comes before the first request; `context` goes to Playwright.
   */
  return async function open(path, { prepare, alive: waits = true, ...context }, work) {
    const own = await browser.newContext({ viewport: DESKTOP, ...context });
    // What a visit keeps for the next one is tried in offline.test.mjs; here nothing stands between page and server.
    await own.addInitScript(() => delete Navigator.prototype.serviceWorker);
    try {
      const page = await own.newPage();
      const heard = complaints(page);
      await prepare?.(page);
      await page.goto(server.url + path, { waitUntil: "load" });
      if (waits) await alive(page);
      return await work(page, heard, server.url);
    } finally {
      await own.close();
    }
  };
}

/** Until every island is awake. */
export const alive = (page) => page.waitForFunction(() => document.documentElement.dataset.alive === "true");

/** Until the page stands still: nothing scrolls, nothing flies, the address is written. Says what moves if it never does. */
export async function still(page) {
  const stands = () => {
    // Four frames on end, so that a scroll that was asked for has begun.
    const seen = (window.seenStill ??= { at: -1, frames: 0 });
    const rests = document.documentElement.dataset.settled === "true" && scrollY === seen.at;
    seen.frames = rests ? seen.frames + 1 : 0;
    seen.at = scrollY;
    if (seen.frames < 4) return false;
    delete window.seenStill;
    return true;
  };
  await page.waitForFunction(stands, undefined, { timeout: 60_000 }).catch(async (error) => {
    const frames = await page.evaluate(async () => {
      const seen = [];
      for (let frame = 0; frame < 12; frame += 1) {
        await new Promise((next) => setTimeout(next, 50));
        const { step, settled } = document.documentElement.dataset;
        const camera = document.querySelector("#stage-map .camera").getAttribute("transform");
        seen.push([scrollY, document.documentElement.scrollHeight, step, settled, camera].join(" "));
      }
      return seen;
    });
    throw new Error(`the page never rests:\n${frames.join("\n")}`, { cause: error });
  });
}

/** Scrolls to the step's top at the reader's line, as a followed link does, and waits for rest. */
export async function goTo(page, step) {
  await page.evaluate((id) => document.getElementById(id).scrollIntoView(), step);
  await still(page);
}

export const camera = (page, map = "#stage-map") => page.locator(`${map} .camera`).getAttribute("transform");

/** A file of the build by the end of its name, held back until `release()` is called. */
export async function hold(page, ending) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route((url) => url.pathname.endsWith(ending), async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
