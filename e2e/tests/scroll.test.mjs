// However the reader gets about, the page ends up where its geometry says.
//
// 300 random paths, in batches of one page each. SEED=N tries others; a failure names its seed, batch and path.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { heavyLanguages, steps } from "../lib/content.mjs";
import { alive, site, still } from "../lib/site.mjs";

const open = site();
const ids = await steps();
const all = await heavyLanguages();
const SEED = Number(process.env.SEED ?? 20220105);
const BATCHES = 6;
const PATHS = 50;
// Turning one of them gives another of them.
const SIZES = [[360, 740], [740, 360], [1280, 800], [800, 1280]].map(([width, height]) => ({ width, height }));

/** Mulberry32: small, and good enough to wander about with. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One thing that a reader does, as a sentence and a deed. None of them waits for the page to rest. */
function move(next) {
  const between = (low, high) => Math.round(low + next() * (high - low));
  const pick = (list) => list[Math.floor(next() * list.length)];
  const kind = pick(["wheel", "wheel", "fling", "fling", "jump", "jump", "anchor", "bar", "resize", "turn"]);
  const amount = between(-1800, 2400);
  const place = next();
  const size = pick(SIZES);
  const step = pick(ids);
  return {
    wheel: [`wheel ${amount}`, (page) => page.mouse.wheel(0, amount)],
    fling: [`fling ${amount * 4}`, async (page) => {
      for (const share of [0.4, 0.3, 0.2, 0.1]) await page.mouse.wheel(0, Math.round(amount * 4 * share));
    }],
    jump: [`jump to ${place}`, (page) => page.evaluate((place) => scrollTo(0, place * document.documentElement.scrollHeight), place)],
    anchor: [`go to ${step}`, (page) => page.evaluate((step) => document.getElementById(step).scrollIntoView(), step)],
    bar: [`bar ${place}`, (page) => page.evaluate((place) => {
      const links = document.querySelectorAll(".chapter-bar a");
      links[Math.floor(place * links.length)].click();
    }, place)],
    resize: [`resize to ${size.width}x${size.height}`, (page) => page.setViewportSize(size)],
    turn: ["turn", (page) => {
      const { width, height } = page.viewportSize();
      return page.setViewportSize({ width: height, height: width });
    }],
  }[kind];
}

/**
 * The rule, from the documentation of layout/scroll.rs: of boxes one after the other, the last whose top edge has
 * passed the trigger line is active, and the first while none has. The line lies at 0.7 of the window's height beside
 * the stage, at 0.25 in the flow. First the chapter, then its step. In the last fifth of a veiled step the camera is
 * already where the next one looks (`scene_at` in layout/map.rs).
 */
const demanded = (page) => page.evaluate(() => {
  const line = (chapter) => innerHeight * (chapter.matches("[data-on-stage]") ? 0.7 : 0.25);
  const last = (boxes, lineOf) => boxes.filter((box) => box.getBoundingClientRect().top <= lineOf(box)).at(-1) ?? boxes[0];
  const chapter = last([...document.querySelectorAll("[data-chapter]")], line);
  const step = last([...chapter.querySelectorAll("[data-step-index]")], () => line(chapter));
  const all = [...document.querySelectorAll("[data-step-index]")];
  let scene = all.slice(0, all.indexOf(step) + 1).findLast((step) => step.dataset.scene);
  const [, day, , , named, claims] = scene.dataset.scene.split("|");
  const { top, height } = step.getBoundingClientRect();
  const next = all[all.indexOf(step) + 1];
  if (!day && !named && !claims && (line(chapter) - top) / height >= 0.8 && next?.dataset.scene) scene = next;
  return { step: step.dataset.stepIndex, id: step.id, chapter: chapter.id, sceneId: scene.id };
});

const shown = (page) => page.evaluate(() => ({
  step: document.documentElement.dataset.step,
  view: document.querySelector("#stage-map").dataset.view,
  camera: document.querySelector("#stage-map .camera").getAttribute("transform"),
  viewBox: document.querySelector("#stage-map").getAttribute("viewBox"),
  current: document.querySelector(".chapter-bar [aria-current]").getAttribute("href"),
}));

/**
 * What a page freshly loaded in a window of this size shows at the step. Where a step has no scene of its own the map
 * shows the last one before it (`scene_at` in layout/map.rs): there the page is loaded at that one.
 */
const fresh = new Map();
async function freshly(other, url, { sceneId, size }) {
  const key = `${sceneId} ${size.width}x${size.height}`;
  if (!fresh.has(key)) {
    await other.setViewportSize(size);
    await other.goto("about:blank");
    await other.goto(`${url}#${sceneId}`);
    await alive(other);
    await still(other);
    // In low windows a link leads beside the step.
    for (let tries = 0; tries < 8 && (await demanded(other)).id !== sceneId; tries += 1) {
      await other.evaluate((id) => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - innerHeight * 0.7 + 10), sceneId);
      await still(other);
    }
    assert.equal((await demanded(other)).id, sceneId, "the fresh page stands at its step");
    fresh.set(key, await shown(other));
  }
  return fresh.get(key);
}

// Most of a path's time is waiting for rest, so some batches wait side by side.
describe("random paths", { concurrency: 3 }, () => {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const language = all[batch % all.length];
    // Half of the readers want no motion: their maps cut instead of flying.
    const reducedMotion = batch % 4 < 2 ? "no-preference" : "reduce";
    test(`after each of ${PATHS} random paths the page in ${language} stands where its geometry says (batch ${batch})`, async () => {
      const next = random(SEED + batch);
      await open(`${language}/`, { viewport: SIZES[batch % SIZES.length], reducedMotion }, async (page, heard, url) => {
        const context = await page.context().browser().newContext({ reducedMotion: "reduce" });
        const other = await context.newPage();
        await page.mouse.move(150, 350);
        for (let path = 0; path < PATHS; path += 1) {
          const moves = Array.from({ length: 1 + Math.floor(next() * 4) }, () => move(next));
          for (const [, deed] of moves) await deed(page);
          await still(page);
          const told = `SEED=${SEED} batch ${batch} path ${path}: ${moves.map(([sentence]) => sentence).join(", ")}`;
          const [rule, now] = [await demanded(page), await shown(page)];
          assert.equal(now.step, rule.step, told);
          assert.equal(new URL(page.url()).hash, `#${rule.id}`, told);
          assert.equal(now.current.slice(1), rule.chapter, told);
          const expected = await freshly(other, `${url}${language}/`, { sceneId: rule.sceneId, size: page.viewportSize() });
          for (const part of ["view", "camera", "viewBox"]) assert.equal(now[part], expected[part], `${part}; ${told}`);
        }
        await context.close();
        assert.deepEqual(heard, []);
      });
    });
  }
});
