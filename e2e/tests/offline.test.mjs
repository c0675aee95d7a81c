// Without a network the visited page is there, whole and of one deployment; a newer one comes at the next visit; and
// whoever does not want any of it has nothing kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { languages } from "../lib/content.mjs";
import { deployments } from "../lib/deployments.mjs";
import { ENGINES } from "../lib/engines.mjs";

const source = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

/** What the page is, and of which deployment its parts are. */
const look = () => {
  const { page, script, alive, late } = document.documentElement.dataset;
  const styled = getComputedStyle(document.body).getPropertyValue("--paper") !== "";
  const [kept] = document.querySelectorAll("[data-kept]");
  return { page, script, alive, late, styled, flat: document.documentElement.classList.contains("flat"), kept: kept && !kept.hidden };
};

/** What the browser has kept: names of files, the deployment of each page. */
const stores = async () => {
  const files = [];
  const pages = {};
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const path = url.slice(new URL("/qantar/", location).href.length);
      if (name.includes(" files ")) files.push(path);
      else if (!/icon/.test(path)) pages[path] = /<html data-page="(\d)"/.exec(await (await caches.match(url, { cacheName: name })).text())?.[1];
    }
  }
  return { files, pages, workers: (await navigator.serviceWorker.getRegistrations()).length };
};

// Both browsers at once: most of the time is waiting.
describe("without a network", { concurrency: 2 }, () => {
  for (const [engine, launch] of Object.entries(ENGINES)) {
    describe(engine, { concurrency: 1 }, () => {
      let browser, host, page;
      before(async () => (browser = await launch()));
      after(() => browser?.close());
      beforeEach(async () => (host = await deployments()));
      afterEach(async () => {
        await page?.close();
        page = undefined;
        await host.close();
      });

      const is = (what, wanted) => page.until(what, () => page.host(look), (seen) => Object.entries(wanted).every(([key, value]) => seen[key] === value));
      /** Opens an address within the tab; the page that was there must be gone before anything is asked of the new one. */
      const go = async (address) => {
        await page.host(() => (window.before = true));
        await page.leave(address && host.url + address);
        await page.until("another page", () => page.host(() => window.before === undefined && document.readyState === "complete"), Boolean);
      };
      /** A first visit, until the page says that it is kept. */
      const visit = async (address = "en/", options) => {
        page = await browser.open(host.url + address, options);
        await is("the page is kept", { kept: true });
      };
      const LIVES = { alive: "true", styled: true, flat: false };

      test("a visited page opens and lives without a network, and what was not visited says so", async () => {
        await visit();
        assert.deepEqual(page.heard, []);
        await host.cut();
        await go();
        await is("it lives, with what comes late", { ...LIVES, late: "true", kept: true });
        const camera = () => page.host(() => document.querySelector("#stage-map .camera").getAttribute("transform"));
        const first = await camera();
        await page.host(() => document.getElementById("spread-4-january").scrollIntoView());
        await page.until("the map moves", camera, (now) => now !== first);
        await page.host(() => document.querySelector('[data-filter="violence"]').click());
        await page.until("the timeline filters", () => page.host(() => document.querySelectorAll("[data-event][hidden]").length), (n) => n > 10);
        // Another address of the same page.
        await go("en/index.html?kinds=violence#toll");
        await is("it lives", LIVES);

        await go("nl/");
        const words = /absent = "(.*)"/.exec(await source("story/nl/ui.toml"))[1];
        const said = await page.host(() => ({ text: document.body.innerText, lang: document.documentElement.lang, links: [...document.querySelectorAll("li a")].map(({ pathname }) => pathname), styled: getComputedStyle(document.body).getPropertyValue("--paper") !== "" }));
        assert.ok(said.text.includes(words), said.text);
        assert.deepEqual([said.lang, said.links, said.styled], ["nl", ["/qantar/en/"], true]);

        await host.restore();
        await go();
        await is("with a network it comes, and is kept", { ...LIVES, kept: true });
        await host.cut();
        await go();
        await is("and stays", LIVES);
        await host.restore();
      });

      test("a new deployment is there at the next visit, and what it replaces is gone", async () => {
        await visit();
        const { files } = await page.host(stores);
        assert.deepEqual(files.filter((file) => /relief|eurasia|woff2|comfort/.test(file)).length, 6, files.join(" "));
        host.deployment = 2;
        await go();
        await is("the new one", { ...LIVES, page: "2", script: "2" });
        const now = await page.until("it takes the old one's place", () => page.host(stores), ({ pages, files: now }) => pages["en/"] === "2" && !now.some((file) => files.includes(file)));
        assert.equal(now.files.length, files.length);
        await host.cut();
        await go();
        await is("the new one is kept", { ...LIVES, page: "2", script: "2", late: "true" });
        await host.restore();
      });

      test("no page meets a part of another deployment, whenever it is replaced", async () => {
        // Before anything is kept: the page's own files are gone, and nothing is taken for them.
        host.answered = (path) => path === "en/" && (host.deployment = 2);
        page = await browser.open(`${host.url}en/`);
        await is("page without its parts", { page: "1", script: undefined, styled: false });
        await go();
        await is("the new one", { ...LIVES, page: "2", script: "2", kept: true });
        // With one kept: between page and script, in both directions.
        host.answered = (path) => path === "en/" && (host.deployment = 1);
        await go();
        await is("the kept one's files", { ...LIVES, page: "2", script: "2", kept: true });
        // A newer page whose files never come leaves the kept one as it was.
        host.answered = (path) => path === "en/" && host.cut();
        await go();
        await is("the newer page alone", { page: "1", script: undefined });
        await go();
        await is("what was kept", { ...LIVES, page: "2", script: "2" });
        await host.restore();
      });

      test("nothing is kept from within a frame, and a worker that is there leaves frames alone", async () => {
        host.replaced["host.html"] = '<!DOCTYPE html><html lang="en"><title>A host</title><body><iframe src="en/" width="900" height="600"></iframe>';
        page = await browser.open(`${host.url}host.html`);
        const comes = () => page.until("the story wakes in its frame", () => page.story(`${host.url}en/`, () => document.documentElement.dataset.late === "true" && document.querySelector(".comfort") !== null), Boolean);
        await comes();
        assert.deepEqual(await page.host(stores), { files: [], pages: {}, workers: 0 });
        assert.ok(!host.log.includes("sw.js"));

        await go("en/");
        await is("the page is kept", { kept: true });
        host.deployment = 2;
        await go("host.html");
        await comes();
        assert.deepEqual((await page.host(stores)).pages, { "en/": "1" });
        assert.equal(await page.story(`${host.url}en/`, () => document.documentElement.dataset.script), "2");
        assert.deepEqual(page.heard, []);
      });

      test("a build that refuses takes back what readers have", async () => {
        await visit();
        host.replaced["sw.js"] = await source("pack/src/refused.js");
        host.replaced[host.log.find((path) => path.startsWith("comfort-") && path.endsWith(".js"))] = "";
        await go();
        await page.until("nothing is kept", () => page.host(stores), (kept) => JSON.stringify(kept) === '{"files":[],"pages":{},"workers":0}');
      });

      if (engine !== "chromium") return;

      test("the reader's word makes the browser forget", async () => {
        await visit();
        await page.host(() => document.querySelector('.comfort [name="forget"]').click());
        await page.until("nothing is kept", () => page.host(stores), (kept) => JSON.stringify(kept) === '{"files":[],"pages":{},"workers":0}');
        assert.equal((await page.host(look)).kept, false);
      });

      test("on a network that does not answer, the kept page comes, and the new one next time", async () => {
        await visit();
        host.deployment = 2;
        let release;
        const released = new Promise((resolve) => (release = resolve));
        host.awaited = (path) => path === "en/" && released;
        await go();
        await is("the kept one", { ...LIVES, page: "1", script: "1" });
        release();
        await page.until("the new one is kept", () => page.host(stores), ({ pages }) => pages["en/"] === "2");
        await host.cut();
        await go();
        await is("the new one", { ...LIVES, page: "2", script: "2" });
        await host.restore();
      });

      test("where the reader saves data only what the page asked for is kept", async () => {
        await visit("en/", { prepare: () => Object.defineProperty(navigator, "connection", { value: { saveData: true } }) });
        // Chromium asks for icons as often as it likes.
        const asked = host.log.filter((path) => !/icon/.test(path));
        assert.equal(new Set(asked).size, asked.length, `nothing is asked for twice: ${asked.join(" ")}`);
        assert.ok(!asked.some((path) => /relief|eurasia|serif|framed|sources/.test(path)), asked.join(" "));
        await host.cut();
        await go();
        await is("it lives", LIVES);
        await host.restore();
      });
    });
  }
});

test("the worker knows every language of the build", async () => {
  const worker = await readFile(new URL("../../dist/sw.js", import.meta.url), "utf8");
  const words = JSON.parse(/const WORDS = (.*);/.exec(worker)[1]);
  assert.deepEqual(Object.keys(words).sort(), await languages());
});
