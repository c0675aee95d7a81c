// Time on the map: days of the country, hours of the city.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heavyLanguages } from "../lib/content.mjs";
import { PHONE, alive, goTo, site, still } from "../lib/site.mjs";

const open = site();
const all = await heavyLanguages();

const slider = (page) => page.locator('.time-bar input[type="range"]');
const button = (page, name) => page.locator(`.time-bar [data-time="${name}"]`);
// Dates have spaces that do not break.
const plain = (text) => text.replaceAll("\u00a0", " ");
const told = async (page) => plain(await slider(page).getAttribute("aria-valuetext"));
const caption = async (page) => plain(await page.locator(".stage-caption").textContent());
const lit = (page) => page.locator("#stage-map .mark.lit:not(.off)").evaluateAll((marks) => marks.map((mark) => mark.dataset.city).sort());
/** Until the slider tells this. */
const says = (page, text) => page.waitForFunction((text) => document.querySelector(".time-bar input")?.getAttribute("aria-valuetext").replaceAll("\u00a0", " ") === text, text);

test("by keys and buttons the days pass, in words, on the map and in the address", async () => {
  await open("en/#spread-4-january", {}, async (page, heard) => {
    await still(page);
    assert.equal(await told(page), "4 January 2022");
    const own = await lit(page);
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    await says(page, "5 January 2022");
    await still(page);
    assert.equal(await caption(page), "5 January 2022");
    assert.ok((await lit(page)).includes("ust-kamenogorsk"));
    assert.ok(page.url().endsWith("?at=2022-01-05#spread-4-january"), page.url());
    await page.keyboard.press("Home");
    await says(page, "1 January 2022");
    await still(page);
    assert.deepEqual(await lit(page), ["zhanaozen"]);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await told(page), "1 January 2022");
    for (const day of [2, 3, 4]) {
      await button(page, "after").click();
      await says(page, `${day} January 2022`);
    }
    await still(page);
    assert.deepEqual(await lit(page), own);
    await button(page, "before").click();
    await says(page, "3 January 2022");
    assert.deepEqual(heard, []);
  });
});

test("in the city the hours light what is reported then", async () => {
  await open("en/?at=2022-01-05T20#almaty-evening", {}, async (page) => {
    await still(page);
    assert.equal(await told(page), "5 January 2022, 20:00");
    assert.deepEqual(await lit(page), ["almaty-airport", "almaty-police-department"]);
    await button(page, "after").click();
    await button(page, "after").click();
    await says(page, "5 January 2022, 22:00");
    await still(page);
    assert.deepEqual(await lit(page), ["almaty-airport"]);
    assert.ok(page.url().endsWith("?at=2022-01-05T22#almaty-evening"), page.url());
  });
});

for (const language of all) {
  test(`a chosen day survives a reload in ${language}, and another step lets it go`, async () => {
    await open(`${language}/?at=2022-01-08#order-fire`, {}, async (page) => {
      for (const reload of [false, true]) {
        if (reload) await page.reload();
        await alive(page);
        await still(page);
        assert.match(await told(page), /^8 /);
        assert.deepEqual(await lit(page), ["aktau", "zhanaozen"]);
        assert.equal(await page.locator("#stage-map").getAttribute("data-layer"), "emergency");
      }
      await goTo(page, "order-troops");
      assert.match(await told(page), /^6 /);
      assert.ok(page.url().endsWith(`${language}/#order-troops`), page.url());
    });
  });
}

test("nothing plays unasked; play goes on to the end, and stops there", async () => {
  await open("en/?at=2022-01-09#spread-5-january", {}, async (page) => {
    await still(page);
    assert.equal(await button(page, "play").getAttribute("aria-pressed"), "false");
    await button(page, "play").click();
    await page.waitForSelector('[data-time="play"][aria-pressed="true"]');
    await says(page, "10 January 2022");
    await says(page, "11 January 2022");
    await page.waitForSelector('[data-time="play"][aria-pressed="false"]');
    await button(page, "play").click();
    await says(page, "1 January 2022");
  });
});

test("the reader's scroll, choice and second press stop the play", async () => {
  await open("en/#spread-4-january", {}, async (page) => {
    await still(page);
    const stops = {
      scroll: () => page.mouse.wheel(0, 20),
      choice: () => button(page, "before").click(),
      press: () => button(page, "play").click(),
    };
    for (const [name, stop] of Object.entries(stops)) {
      await button(page, "play").click();
      await page.waitForSelector('[data-time="play"][aria-pressed="true"]');
      await stop();
      await page.waitForSelector('[data-time="play"][aria-pressed="false"]', { timeout: 3000 }).catch(() => assert.fail(name));
    }
  });
});

test("type alone and days beyond the range have no time bar, and the map keeps its height", async () => {
  for (const viewport of [PHONE, { width: 1280, height: 800 }]) {
    await open("en/#crossing-friday", { viewport }, async (page) => {
      await still(page);
      const height = () => page.locator("#stage-map").evaluate((map) => map.getBoundingClientRect().height);
      const [without] = [await height(), assert.equal(await slider(page).count(), 0)];
      await goTo(page, "spread-4-january");
      assert.equal(await height(), without);
      const sizes = await page.locator(".time-bar :is(button, input)").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
      assert.ok(sizes.every((size) => size >= 24), String(sizes));
      await goTo(page, "order-detained");
      assert.equal(await slider(page).count(), 0);
    });
  }
});

test("what the map shows is told once when it rests, and not while time plays", async () => {
  await open("en/#spread-3-january", {}, async (page) => {
    await still(page);
    await page.evaluate(() => {
      window.said = [];
      const line = document.querySelector(".told");
      new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
    });
    const said = () => page.evaluate(() => said.splice(0));
    for (const step of ["spread-4-january", "dark-blackout", "almaty-fire"]) {
      await goTo(page, step);
      assert.equal((await said()).length, 1, step);
    }
    await goTo(page, "spread-4-january");
    await said();
    await button(page, "after").click();
    await says(page, "5 January 2022");
    await still(page);
    const [day, ...more] = await said();
    assert.match(plain(day), /^5 January 2022; protest: .*Aktobe/);
    assert.deepEqual(more, []);
    await button(page, "play").click();
    await says(page, "7 January 2022");
    assert.deepEqual(await said(), []);
    await button(page, "play").click();
    await page.waitForFunction(() => said.length === 1);
    // One line of the stage is polite, and only one.
    assert.equal(await page.locator(".stage [role=status], .stage [aria-live]").count(), 1);
  });
});
