// A place's card, the choice between two places under one finger, and the list of all of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, PHONE, goTo, site, still } from "../lib/site.mjs";

const open = site();
const [language] = await languages();
const mark = (page, id) => page.locator(`#stage-map [data-city="${id}"]`);
const tap = (page, id, dx = 0) => mark(page, id).locator(".hit").boundingBox().then(({ x, y, width, height }) => page.mouse.click(x + width / 2 + dx, y + height / 2));
const card = (page) => page.locator(".card:not([hidden])");
const title = (page) => page.waitForFunction(() => document.activeElement.matches(".card-title"));

for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test(`a card takes the focus, tells with sources, and gives the focus back, on a ${name}`, async () => {
    await open(`${language}/#spread-4-january`, { viewport }, async (page, heard) => {
      await still(page);
      for (const id of ["almaty", "atyrau"]) {
        await mark(page, id).focus();
        await page.keyboard.press("Enter");
        await title(page);
        const own = await page.locator(`[data-event][data-places~="${id}"]`).count();
        assert.equal(await card(page).locator("li").count(), own);
        const first = card(page).locator("li").first();
        await first.locator("summary").click();
        assert.ok(await first.locator("p").first().isVisible());
        assert.ok(await first.locator(".event-meta a").count() > 0);
        // It stands clear of the mark that it speaks of, and inside the window.
        const [box, at] = [await card(page).boundingBox(), await mark(page, id).locator(".dot").boundingBox()];
        const clear = box.x > at.x + at.width || box.x + box.width < at.x || box.y > at.y + at.height || box.y + box.height < at.y;
        assert.ok(clear, `${id}: ${JSON.stringify([box, at])}`);
        assert.ok(box.y + box.height <= viewport.height + 1 && box.x >= 0 && box.x + box.width <= viewport.width + 1, JSON.stringify(box));
        await page.keyboard.press("Escape");
        await page.locator(".card").waitFor({ state: "hidden" });
        await page.waitForFunction((id) => document.activeElement.dataset.city === id, id);
      }
      assert.deepEqual(heard, []);
    });
  });
}

test("where two marks lie under one finger, the reader is asked", async () => {
  await open(`${language}/#spread-4-january`, { viewport: PHONE }, async (page) => {
    await still(page);
    await tap(page, "zhanaozen", -6);
    await title(page);
    const offered = await page.locator(".card-place").evaluateAll((places) => places.map(({ dataset }) => dataset.city).sort());
    assert.deepEqual(offered, ["aktau", "zhanaozen"]);
    await page.locator('.card-place[data-city="aktau"]').click();
    await page.waitForFunction(() => document.querySelector(".card").textContent.includes("Aktau") && !document.querySelector(".card-place"));
    await title(page);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.matches('.mark:is([data-city="zhanaozen"], [data-city="aktau"])'));
    // A mark that stands alone asks nothing.
    await tap(page, "atyrau");
    await title(page);
    assert.equal(await page.locator(".card-place").count(), 0);
  });
});

test("the marks are large enough for a finger at every step", async () => {
  await open(`${language}/#spread-4-january`, { viewport: PHONE }, async (page) => {
    for (const step of ["spread-4-january", "almaty-evening"]) {
      await goTo(page, step);
      const sizes = await page.locator("#stage-map .mark[data-city]:not(.off) .hit").evaluateAll((hits) => hits.map((hit) => hit.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
      assert.ok(sizes.length > 0 && sizes.every((size) => size >= 24), String(sizes));
    }
  });
});

test("a card narrows the timeline, leads to its event, and Back leads to the step with the card", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    await tap(page, "oral");
    await title(page);
    await still(page);
    const own = await page.locator('[data-event][data-places~="oral"]').count();
    assert.equal(await page.locator("[data-event]:not([hidden])").count(), own);
    const item = card(page).locator("li").first();
    await item.locator("summary").click();
    const link = item.locator('a[href^="#event-"]');
    const target = (await link.getAttribute("href")).slice(1);
    const before = page.url();
    await link.click();
    await page.waitForFunction((id) => location.hash === `#${id}` && document.querySelector(`#${id} details[open]`), target);
    await still(page);
    const { top, bottom } = await page.locator(`#${target}`).evaluate((event) => event.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= DESKTOP.height, `${top} to ${bottom}`);
    await page.goBack();
    await page.waitForFunction((before) => location.href === before, before);
    await still(page);
    assert.ok(page.url().endsWith("?place=oral#spread-4-january"), page.url());
    assert.ok(await card(page).isVisible());
  });
});

test("an event chosen in the timeline moves its map there", async () => {
  await open(`${language}/#timeline-years`, {}, async (page) => {
    const view = () => page.locator("#timeline-map .camera").getAttribute("transform");
    await page.locator("#event-taldykorgan-statue-toppled").scrollIntoViewIfNeeded();
    await still(page);
    const before = await view();
    await page.locator("#event-taldykorgan-statue-toppled summary").click();
    await page.waitForFunction((before) => document.querySelector("#timeline-map .camera").getAttribute("transform") !== before, before);
    await still(page);
    assert.match(page.url(), /event=taldykorgan-statue-toppled#event-taldykorgan-statue-toppled$/);
  });
});

test("the list holds the map's places, opens their cards and closes by Escape", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    await page.locator(".places summary").focus();
    await page.keyboard.press("Enter");
    await page.locator(".places-panel").waitFor();
    const listed = await page.locator(".places [data-city]").evaluateAll((places) => places.map(({ dataset }) => dataset.city));
    const seen = await page.locator("#stage-map .mark[data-city]:not(.off)").evaluateAll((marks) => marks.map(({ dataset }) => dataset.city));
    const events = await page.locator("[data-event]").evaluateAll((items) => items.map(({ dataset }) => dataset.places.split(" ")).flat());
    for (const id of seen) assert.ok(listed.includes(id) || !events.includes(id), `${id} is on the map and not in the list`);
    await page.locator('.places [data-city="shymkent"]').focus();
    await page.keyboard.press("Enter");
    await title(page);
    assert.equal(new URL(page.url()).hash, "#spread-4-january");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.matches(".places [data-city]"));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.matches(".places:not([open]) > summary"));
  });
});

test("without script the list stands open to all, and leads to the events", async () => {
  await open(`${language}/`, { alive: false, javaScriptEnabled: false }, async (page) => {
    await page.locator(".places summary").click();
    const link = page.locator('.places [data-city="zhanaozen"]');
    assert.ok(await link.isVisible());
    assert.ok(!(await page.locator("#stage-map").isVisible()));
    assert.ok(!(await page.locator("[data-zoom]").first().isVisible()));
    await link.click();
    await page.waitForURL((url) => url.hash.startsWith("#event-"));
  });
});
