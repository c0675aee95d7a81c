// A reader's journey in three engines: the page wakes, scrolling shows the right scene, a filter, a card, a note and another
// language work by a finger or a pointer; without script the words and the pictures are there.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { steps } from "../lib/content.mjs";
import { READERS, until } from "../lib/readers.mjs";
import { serve, STRICT_CSP } from "../lib/server.mjs";

const ids = await steps();
let server;
before(async () => {
  const page = await readFile(new URL("../../dist/en/index.html", import.meta.url), "utf8");
  const orphan = page.replace(/boot-\w+\.js/, "lost-on-the-way.js");
  assert.notEqual(orphan, page);
  server = await serve({ csp: STRICT_CSP, brotli: true, extra: { "/en/orphan": orphan } });
});
after(() => server?.close());

const rests = (reader, step) => until(reader, `rest at ${step}`, (step) => {
  const { alive, settled, step: now } = document.documentElement.dataset;
  return alive === "true" && settled === "true" && (step === null || now === String(step));
}, step === undefined ? null : ids.indexOf(step));

/** Goes where a link to the step leads. */
async function follow(reader, step) {
  await reader.evaluate((step) => {
    location.hash = step;
  }, step);
  await rests(reader, step);
  // The same place in two answers on end: an engine may still be laying out what came near.
  await until(reader, "standing still", () => {
    const now = [scrollY, document.querySelector("#stage-map .camera").getAttribute("transform"), document.documentElement.scrollHeight].join();
    const same = window.stoodAt === now && document.documentElement.dataset.settled === "true";
    window.stoodAt = now;
    return same;
  });
}

/**
 * Presses the middle of the first that `selector` finds in the window with nothing lying over it, once it stands still:
 * what comes near is laid out late and moves what is below.
 */
async function press(reader, selector) {
  const [x, y] = await until(reader, `${selector} to press`, (selector) => {
    const all = [...document.querySelectorAll(selector)];
    const middle = (found) => {
      const { left, top, width, height } = found.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    const free = (found) => {
      const over = document.elementFromPoint(...middle(found));
      const whole = found.closest("[data-city]") ?? found;
      return over && whole.contains(over);
    };
    const found = all.find(free);
    if (!found) all[0]?.scrollIntoView({ block: "end" });
    const [at, last] = [found ? `${middle(found)}` : undefined, window.pressedAt];
    window.pressedAt = at;
    return at && at === last && middle(found);
  }, selector);
  await reader.press(x, y);
}

for (const [name, launch] of Object.entries(READERS)) {
  for (const touch of [false, true]) {
    test(`a reader's journey in ${name}, by ${touch ? "finger" : "pointer"}`, { timeout: 240_000 }, async () => {
      const reader = await launch({ touch });
      try {
        await reader.goto(`${server.url}en/`);
        await rests(reader);
        const scene = () => reader.evaluate(() => document.querySelector("#stage-map .camera").getAttribute("transform"));
        const before = await scene();
        await follow(reader, "spread-4-january");
        assert.notEqual(await scene(), before, "the map has moved");
        assert.match(await reader.evaluate(() => document.querySelector(".stage-caption").textContent), /4\sJanuary/);

        await press(reader, "#stage-map .mark[data-city]:not(.off) .dot");
        await until(reader, "a card", () => document.querySelector(".card:not([hidden]) .card-title")?.textContent);
        await press(reader, ".card-close");
        await until(reader, "no card", () => document.querySelector(".card[hidden]") !== null);

        await press(reader, "#spread-4-january a.note-ref");
        await until(reader, "a note", () => document.querySelector(".note-panel:not([hidden]) .note-panel-text")?.textContent);
        await press(reader, ".note-panel-close");
        await until(reader, "no note", () => document.querySelector(".note-panel[hidden]") !== null);

        await reader.evaluate(() => document.querySelector(".filters").scrollIntoView({ block: "center" }));
        await press(reader, '[data-filter="violence"]');
        await until(reader, "the events of one kind", () => {
          const shown = [...document.querySelectorAll("[data-event]:not([hidden])")];
          return shown.length > 0 && shown.every((event) => event.dataset.kind === "violence");
        });
        await until(reader, "the filter in the address", () => location.search.includes("violence"));

        await follow(reader, "almaty-fire");
        const camera = await scene();
        await reader.evaluate(() => void setTimeout(() => document.querySelector('[data-language][hreflang="nl"]').click()));
        await until(reader, "the page in Dutch", () => document.documentElement.lang === "nl");
        await rests(reader, "almaty-fire");
        await until(reader, "the filter", () => document.querySelector('[data-filter="violence"]').getAttribute("aria-pressed") === "true");
        assert.equal(await scene(), camera, "the map looks where it looked");
      } finally {
        await reader.close();
      }
    });
  }
}

for (const name of ["chromium", "firefox"]) {
  test(`without script the story is there in ${name}`, { timeout: 120_000 }, async () => {
    const reader = await READERS[name]({ script: false });
    try {
      await reader.goto(`${server.url}en/`);
      await until(reader, "the page with its styles", () => document.readyState === "complete");
      // What asks runs in a world of its own, which the page's setting does not bind.
      const { map, stage, words } = await reader.evaluate(() => ({
        map: document.querySelector("#spread-4-january .flat-map svg").getBoundingClientRect().height,
        stage: document.querySelector(".stage > .map").getBoundingClientRect().height,
        words: document.querySelector("#spread-4-january .step-text").textContent,
      }));
      assert.ok(map > 100, `the map beside its step is ${map} high`);
      assert.equal(stage, 0);
      assert.match(words, /Aktau/);
    } finally {
      await reader.close();
    }
  });
}

for (const [name, launch] of Object.entries(READERS)) {
  test(`when its script never comes the page lies flat by itself in ${name}`, { timeout: 120_000 }, async () => {
    const reader = await launch();
    try {
      await reader.goto(`${server.url}en/orphan`);
      const see = (what, wanted) => until(reader, what, (wanted) => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        document.getElementById("spread-4-january").scrollIntoView();
        const map = box("#spread-4-january .flat-map").height > 100;
        const { width, height } = box(".stage-frame");
        const { position, visibility } = getComputedStyle(document.querySelector(".stage-frame"));
        const stage = width * height > 0 && visibility === "visible";
        const seen = JSON.stringify({ map, stage, position });
        if (seen !== wanted) throw new Error(seen);
        return true;
      }, JSON.stringify(wanted));
      await see("the page as printed", { map: false, stage: true, position: "sticky" });
      // What is waited for comes at once.
      await reader.evaluate(() => {
        window.impatient = setInterval(() => {
          for (const animation of document.getAnimations()) if (/^(not-yet|no-more|in-line|in-column)$/.test(animation.animationName)) animation.finish();
        }, 50);
      });
      await see("the page lying flat", { map: true, stage: false, position: "static" });
      await reader.evaluate(() => {
        clearInterval(window.impatient);
        document.documentElement.dataset.boots = "";
      });
      await see("the page as printed again", { map: false, stage: true, position: "sticky" });
    } finally {
      await reader.close();
    }
  });
}
