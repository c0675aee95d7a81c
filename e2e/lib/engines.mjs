// Two browsers behind the same few words, for what has to hold in both: Chromium by Playwright, Firefox by Puppeteer, which
// speaks WebDriver BiDi with it. Both are the ones that are installed.

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { complaints, launch } from "./browser.mjs";

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";

/** Runs in every window before its own scripts: what it is told by others, in order. */
function listen() {
  window.said = [];
  addEventListener("message", ({ data }) => window.said.push(data));
}

/** Asks until the answer is right, in the browser's own time: frames out of sight have no animation frames to wait for. */
async function until(what, ask, isRight, ms = 60_000) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask().catch((error) => error);
    if (!(answer instanceof Error) && isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: never, last ${answer instanceof Error ? answer.message : JSON.stringify(answer)}`);
    await new Promise((next) => setTimeout(next, 30));
  }
}

/** A page of either browser. `evaluate` takes one argument. */
function common(page, heard) {
  const inside = (address, nth = 0) => page.frames().filter((frame) => frame.url().startsWith(address))[nth];
  return {
    heard,
    until,
    mouse: page.mouse,
    keyboard: page.keyboard,
    host: (work, arg) => page.evaluate(work, arg),
    /** Leaves for an address, or loads the page again; it has answered before it goes. */
    leave: (address) => page.evaluate((address) => void setTimeout(() => (address ? location.assign(address) : location.reload())), address),
    /** Evaluates in the `nth` frame that shows a page of `address`. */
    story: async (address, work, arg, nth) => {
      const frame = inside(address, nth);
      if (!frame) throw new Error(`no frame shows ${address}`);
      return frame.evaluate(work, arg);
    },
    picture: (path) => page.screenshot({ path }),
  };
}

async function chromium() {
  const browser = await launch();
  return {
    close: () => browser.close(),
    /** `prepare`: a function that runs before the page's own scripts. */
    async open(url, { width = 1000, height = 700, prepare, ...context } = {}) {
      const own = await browser.newContext({ viewport: { width, height }, ...context });
      const page = await own.newPage();
      const heard = complaints(page);
      await page.addInitScript(listen);
      if (prepare) await page.addInitScript(prepare);
      await page.goto(url);
      return {
        ...common(page, heard),
        wheel: (down) => page.mouse.wheel(0, down),
        resize: (width, height) => page.setViewportSize({ width, height }),
        /** One finger, from one point to another; the page wants `hasTouch`. */
        async swipe(from, to) {
          const finger = await own.newCDPSession(page);
          const touch = (type, points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
          await touch("touchStart", [from]);
          for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", [[0, 1].map((axis) => from[axis] + part * (to[axis] - from[axis]))]);
          await touch("touchEnd", []);
          await finger.detach();
        },
        close: () => own.close(),
      };
    },
  };
}

async function firefox() {
  if (!existsSync(FIREFOX)) throw new Error(`no browser at ${FIREFOX}: install firefox-esr, or set FIREFOX to one`);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  return {
    close: () => browser.close(),
    async open(url, { width = 1000, height = 700 } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width, height });
      const heard = [];
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
      await page.evaluateOnNewDocument(listen);
      await page.goto(url);
      return {
        ...common(page, heard),
        wheel: (deltaY) => page.mouse.wheel({ deltaY }),
        resize: (width, height) => page.setViewport({ width, height }),
        async swipe(from, to) {
          const touch = await page.touchscreen.touchStart(...from);
          for (const part of [0.25, 0.5, 0.75, 1]) await touch.move(...[0, 1].map((axis) => from[axis] + part * (to[axis] - from[axis])));
          await touch.end();
        },
        close: () => context.close(),
      };
    },
  };
}

export const ENGINES = { chromium, firefox };
