// What a reader does with each living part, as checks. Each leaves the page as it found it, up to its place.

import assert from "node:assert/strict";
import { camera, goTo, still } from "./site.mjs";

/** A step of the third chapter, which shows another part of the map than the first one does. */
const later = (page) => page.locator('[data-chapter="2"] [data-step-index]').nth(2).getAttribute("id");

/** The bar marks the chapter that is being read. */
export async function bar(page) {
  const step = await later(page);
  await goTo(page, step);
  const chapter = await page.locator(`#${step}`).evaluate((step) => step.closest("[data-chapter]").id);
  assert.equal(await page.locator(".chapter-bar [aria-current]").getAttribute("href"), `#${chapter}`);
}

/** The stage's map moves with the story, and its caption tells the day. */
export async function map(page) {
  await page.evaluate(() => scrollTo(0, 0));
  await still(page);
  const before = await camera(page);
  await goTo(page, await later(page));
  assert.notEqual(await camera(page), before);
}

export async function caption(page) {
  await goTo(page, await later(page));
  assert.match(await page.locator(".stage-caption").innerText(), /\S/);
}

/** A filter leaves the events of its kind, says how many, and goes off again. */
export async function filter(page) {
  const shown = () => page.locator("[data-event]:not([hidden])").count();
  const all = await page.locator("[data-event]").count();
  const own = await page.locator('[data-event][data-kind="violence"]').count();
  assert.equal(await shown(), all);
  const button = page.locator('[data-filter="violence"]');
  await button.click();
  await page.waitForSelector('[data-filter="violence"][aria-pressed="true"]');
  // The list follows once the button has been painted.
  const follows = (n) => page.waitForFunction((n) => document.querySelectorAll("[data-event]:not([hidden])").length === n, n);
  await follows(own);
  assert.match(await page.locator(".timeline-count").innerText(), new RegExp(`\\b${own}\\b.*\\b${all}\\b`));
  await button.click();
  await page.waitForSelector('[data-filter="violence"][aria-pressed="false"]');
  await follows(all);
}

/** The first place of a map that can be seen and pressed. */
export function place(page, map = "#stage-map") {
  return page.locator(`${map} .mark[data-city]:not(.off)`).first();
}

/** A place on the map opens its card; its button closes it. */
export async function card(page) {
  await goTo(page, await later(page));
  const mark = place(page);
  await mark.dispatchEvent("click");
  const card = page.locator('.card[data-card="place"]');
  await card.locator("button").waitFor();
  assert.equal(await card.locator(".card-title").innerText(), await mark.getAttribute("aria-label"));
  await card.locator("button").click();
  await card.waitFor({ state: "hidden" });
}

/** A note's mark opens it beside the text. */
export async function note(page) {
  const mark = page.locator("a.note-ref").first();
  const label = (await mark.getAttribute("href")).slice(1);
  await mark.click();
  const panel = page.locator(".note-panel");
  await panel.locator("button").waitFor();
  const text = await page.locator(`[id="${label}"] .note-body`).evaluate((note) => note.textContent);
  assert.equal(await panel.locator(".note-panel-text").evaluate((panel) => panel.textContent), text);
  await panel.locator("button").click();
  await panel.waitFor({ state: "hidden" });
}

/** The `nth` figure tells the mark that is pressed. */
export async function reader(page, nth) {
  const root = page.locator('[data-island="reader"]').nth(nth);
  const mark = root.locator("[data-read]").first();
  await mark.dispatchEvent("click");
  // A mark counts the parts of its sentence, which stand once for the whole figure.
  const told = await mark.evaluate((mark) => {
    const parts = mark.closest(".figure-picture").querySelector(".said").children;
    return mark.dataset.read.split(" ").map((idx) => parts[idx].textContent).join("");
  });
  await page.waitForFunction(
    ([nth, told]) => document.querySelectorAll('[data-island="reader"]')[nth].querySelector(".reader-line").textContent === told,
    [nth, told],
  );
}
