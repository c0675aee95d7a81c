// Debian's Chromium, or the one that CHROMIUM names: Playwright's own browsers need not be downloaded.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** A headless browser that talks to nobody but the page's server. */
export function launch() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install chromium, or set CHROMIUM to one`);
  }
  return chromium.launch({
    executablePath,
    headless: false, // the old headless mode; the argument below is the new one, which is the real browser
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars",
    ],
  });
}

/** Collects what the page complains about: errors and warnings in the console, exceptions, failed requests. */
export function complaints(page) {
  const heard = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  return heard;
}
