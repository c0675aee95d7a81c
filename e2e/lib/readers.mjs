// A reader's browser of each engine, behind the same few words: Chromium by Playwright, Firefox by Puppeteer over WebDriver
// BiDi, WebKit by WebDriver. All three are the ones that are installed.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { launch } from "./browser.mjs";

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
const WEBKIT = process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver";

const missing = (path, what, name) => new Error(`no browser at ${path}: install ${what}, or set ${name} to one`);

/** Asks until the answer is a true one; says what was waited for if it never is. */
export async function until(reader, what, ask, arg, ms = 40_000) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await reader.evaluate(ask, arg).catch((error) => error);
    if (answer && !(answer instanceof Error)) return answer;
    if (Date.now() > end) throw new Error(`${what}: never${answer instanceof Error ? `, ${answer.message}` : ""}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function chromium({ script = true, touch = false } = {}) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 400, height: 800 }, javaScriptEnabled: script, hasTouch: touch });
  const page = await context.newPage();
  return {
    goto: (url) => page.goto(url, { waitUntil: "domcontentloaded", timeout: 120_000 }),
    evaluate: (work, arg) => page.evaluate(work, arg),
    press: (x, y) => (touch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
    text: () => page.locator("body").innerText(),
    close: () => browser.close(),
  };
}

async function firefox({ script = true, touch = false } = {}) {
  if (!existsSync(FIREFOX)) throw missing(FIREFOX, "firefox-esr", "FIREFOX");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: { "javascript.enabled": script },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 400, height: 800, hasTouch: false });
  return {
    goto: (url) => page.goto(url, { waitUntil: "domcontentloaded", timeout: 120_000 }),
    evaluate: (work, arg) => page.evaluate(work, arg),
    press: (x, y) => (touch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
    close: () => browser.close(),
  };
}

/** A WebDriver session with WebKit, on a screen of its own. */
async function webkit({ touch = false } = {}) {
  if (!existsSync(WEBKIT)) throw missing(WEBKIT, "webkit2gtk-driver and xvfb", "WEBKIT_DRIVER");
  const port = await new Promise((resolve) => {
    const free = createServer().listen(0, "127.0.0.1", () => {
      const { port } = free.address();
      free.close(() => resolve(port));
    });
  });
  // In a group of its own, so that the screen ends with the driver.
  const driver = spawn("xvfb-run", ["-a", WEBKIT, `--port=${port}`], { stdio: "ignore", detached: true });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const end = () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It has ended.
    }
  };
  try {
    const options = { binary: process.env.WEBKIT || miniBrowser(), args: ["--automation"] };
    const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options } };
    const session = await patiently(() => ask("POST", "/session", { capabilities }));
    const own = (method, path, body) => ask(method, `/session/${session.sessionId}${path}`, body);
    await own("POST", "/window/rect", { width: 400, height: 800 }).catch(() => {});
    return {
      goto: (url) => own("POST", "/url", { url }),
      evaluate: (work, arg) => own("POST", "/execute/sync", { script: `return (${work}).apply(null, arguments)`, args: [arg ?? null] }),
      press: (x, y) => own("POST", "/actions", {
        actions: [{
          type: "pointer",
          id: "pointer",
          parameters: { pointerType: touch ? "touch" : "mouse" },
          actions: [{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y), origin: "viewport" }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
        }],
      }),
      close: async () => {
        await own("DELETE", "").catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

const miniBrowser = () => ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find(existsSync);

/** The driver takes a moment to listen. */
async function patiently(work, ms = 60_000) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error.cause?.code !== "ECONNREFUSED" || Date.now() > end) throw error;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

export const READERS = { chromium, firefox, webkit };
