// The timeline: zoomed by hand and by keys, filtered, read without a mouse; and the page scrolls over it as anywhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { many } from "../lib/many.mjs";
import { written } from "../lib/written.mjs";
import { DESKTOP, PHONE, camera, site, still } from "../lib/site.mjs";

const [language, other] = await languages();
const open = site({ extra: Object.fromEntries(await Promise.all([1, 10].map(async (times) => [`/${language}/times-${times}`, await many(language, times)]))) });
const at = `${language}/#timeline-years`;

const caption = (page) => page.locator(".chart-window").innerText();
const drawn = (page) => page.waitForFunction(() => document.querySelector(".chart").getBoundingClientRect().width > 0 && document.querySelector(".chart .tick"));
/** The event whose mark has the focus. */
const focused = (page) => page.evaluate(() => document.activeElement.closest(".chart a")?.getAttribute("href").replace("#event-", ""));
const shown = (page) => page.evaluate(() => [...document.querySelectorAll("[data-event]")].filter((item) => !item.hidden && !item.closest("[hidden]")).map((item) => item.dataset.event));
const counted = (page, n) => page.waitForFunction((n) => [...document.querySelectorAll("[data-event]")].filter((item) => !item.hidden).length === n, n);
const centre = async (page) => {
  await page.locator(".chart").scrollIntoViewIfNeeded();
  await still(page);
  const { x, y, width, height } = await page.locator(".chart").boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`each event stands in the picture once, in the order of the list, on a ${name}`, async () => {
    await open(at, { viewport }, async (page, heard) => {
      await still(page);
      await drawn(page);
      const { marks, items, apart } = await page.evaluate(() => {
        const marks = [...document.querySelectorAll(".chart a")];
        const seen = marks.filter((mark) => !mark.matches(".off")).map((mark) => mark.getAttribute("transform"));
        return {
          marks: marks.map((mark) => mark.getAttribute("href")),
          items: [...document.querySelectorAll("[data-event]")].map((item) => `#${item.id}`),
          apart: seen.length === new Set(seen).size && seen.length > 40,
        };
      });
      assert.deepEqual(marks, items);
      assert.ok(apart, "two marks stand in one place");
      assert.equal(await page.locator(".chart").evaluate((chart) => chart.hasAttribute("data-vertical")), name === "phone");
      const sizes = await page.evaluate(() => [...document.querySelectorAll(".chart text")].map((text) => parseFloat(getComputedStyle(text).fontSize)));
      assert.ok(sizes.every((size) => size >= 12));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
      assert.deepEqual(heard, []);
    });
  });
}

test("buttons, keys and the strip's handles zoom", async () => {
  await open(at, { reducedMotion: "reduce" }, async (page) => {
    await still(page);
    await drawn(page);
    assert.equal(await caption(page), "1 Jan 2022 – 19 Jan 2022");
    await page.locator('[data-zoom="all"]').click();
    assert.equal(await caption(page), "1 Jan 2011 – 31 Dec 2026");
    await page.locator('[data-zoom="january"]').click();
    for (let nth = 0; nth < 5; nth += 1) await page.locator('[data-zoom="closer"]').click();
    assert.match(await caption(page), /10 Jan 2022, \d\d:00 – /);
    assert.ok(await page.locator(".chart .west").count(), "hours stand in both time zones");
    await page.locator('[data-zoom="january"]').click();
    const from = page.locator("[data-brush=from]");
    await from.focus();
    for (let nth = 0; nth < 60; nth += 1) await page.keyboard.press("ArrowRight");
    assert.equal(await caption(page), "3 Jan 2022 – 19 Jan 2022");
    assert.match(await from.getAttribute("aria-valuetext"), /Jan 2022/);
    await page.keyboard.press("Home");
    assert.match(await caption(page), /^1 Jan 2011/);
  });
});

test("marks are walked by keys, in the order of time, and lead into the list", async () => {
  await open(at, { reducedMotion: "reduce" }, async (page) => {
    await still(page);
    await drawn(page);
    const ids = await shown(page);
    // One stop for all of them.
    assert.equal(await page.locator('.chart a[tabindex="0"]').count(), 1);
    await page.locator(".strip input").last().focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "lpg-price-cap-lifted", "the first that is seen");
    await page.keyboard.press("Home");
    assert.equal(await focused(page), ids[0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), ids[2]);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(page), ids[1]);
    await page.keyboard.press("End");
    assert.equal(await focused(page), ids.at(-1));
    await page.keyboard.press("Home");
    assert.equal(await focused(page), ids[0]);
    // Each of them can be seen when it has the focus.
    for (const _ of ids.slice(1)) {
      await page.keyboard.press("ArrowRight");
      assert.ok(await page.evaluate(() => !document.activeElement.matches(".off")), await focused(page));
    }
    assert.equal(await focused(page), ids.at(-1));
    await page.keyboard.press("5");
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /· 5.January 2022/);
    await page.waitForTimeout(1100);
    await page.keyboard.type("2019");
    assert.equal(await focused(page), "nazarbayev-resigns-2019");
    const id = await focused(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => document.querySelector(`#event-${id} details`).open, id);
    await still(page);
    assert.ok(page.url().endsWith(`#event-${id}`));
    assert.equal(await page.locator(`#event-${id} .event-link`).getAttribute("href"), `#event-${id}`);
  });
});

test("no key is trapped, and those that scroll scroll", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    await drawn(page);
    await page.locator('.chart a[tabindex="0"]').focus();
    for (const key of ["PageDown", "Space"]) {
      const before = await page.evaluate(() => scrollY);
      await page.keyboard.press(key);
      await page.waitForFunction((before) => scrollY > before, before);
      await still(page);
    }
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), undefined);
  });
});

test("the wheel scrolls the page over the picture; with Ctrl it zooms", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    const { x, y } = await centre(page);
    await page.mouse.move(x, y);
    const before = [await page.evaluate(() => scrollY), await caption(page)];
    await page.mouse.wheel(0, 120);
    await page.waitForFunction((before) => scrollY > before, before[0]);
    assert.equal(await caption(page), before[1]);
    await still(page);
    const rests = await page.evaluate(() => scrollY);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await page.waitForFunction((before) => document.querySelector(".chart-window").textContent !== before, before[1]);
    assert.equal(await page.evaluate(() => scrollY), rests);
  });
});

test("one finger scrolls the page over the picture; two zoom", async () => {
  await open(at, { viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
    await still(page);
    const { x } = await centre(page);
    const y = 400;
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const before = [await page.evaluate(() => scrollY), await caption(page)];
    await touch("touchStart", [x, y]);
    for (let by = 10; by <= 120; by += 10) await touch("touchMove", [x, y - by]);
    await touch("touchEnd");
    await page.waitForFunction((before) => scrollY > before + 50, before[0]);
    await still(page);
    assert.equal(await caption(page), before[1]);
    await touch("touchStart", [x, y - 30], [x, y + 30]);
    for (let by = 35; by <= 120; by += 5) await touch("touchMove", [x, y - by], [x, y + by]);
    await touch("touchEnd");
    await page.waitForFunction((before) => document.querySelector(".chart-window").textContent !== before, before[1]);
    assert.match(await caption(page), /2022/);
  });
});

test("every combination of filters shows exactly the events that match, and there is a way out", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    const all = await page.evaluate(() => [...document.querySelectorAll("[data-event]")].map(({ dataset }) => ({
      id: dataset.event, kind: dataset.kind, places: dataset.places.split(" "), actors: (dataset.actors ?? "").split(" "),
    })));
    for (const [kinds, place, actor] of [[["violence"], "almaty", ""], [["violence", "decision"], "", "kassym-jomart-tokayev"], [[], "aktau", ""], [["military"], "aktau", "csto"]]) {
      for (const kind of kinds) await page.locator(`[data-filter="${kind}"]`).click();
      await page.locator('[data-choose="place"]').selectOption(place);
      await page.locator('[data-choose="actor"]').selectOption(actor);
      const wanted = all.filter((event) => (!kinds.length || kinds.includes(event.kind)) && (!place || event.places.includes(place)) && (!actor || event.actors.includes(actor)));
      await counted(page, wanted.length);
      assert.deepEqual(await shown(page), wanted.map(({ id }) => id));
      assert.match(await page.locator(".timeline-count").innerText(), new RegExp(`^${wanted.length} of ${all.length}`));
      assert.equal(await page.locator(".timeline-empty").isVisible(), wanted.length === 0);
      assert.equal(await page.locator(".events-group:not([hidden])").evaluateAll((groups) => groups.filter((group) => !group.querySelector("li:not([hidden])")).length), 0);
      await still(page);
      const query = new URL(page.url()).searchParams;
      assert.deepEqual([query.get("place") ?? "", query.get("actor") ?? "", (query.get("kinds") ?? "").split(".").filter(Boolean).sort()], [place, actor, [...kinds].sort()]);
      await page.locator(".filter-clear").click();
      await counted(page, all.length);
      assert.equal(await page.locator(".filter-clear").isVisible(), false);
      assert.ok(await page.evaluate(() => document.activeElement.matches("[data-filter]")), "the focus is not lost");
    }
  });
});

test("a filter is answered before the list is", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    const seen = await page.evaluate(async () => {
      const button = document.querySelector('[data-filter="military"]');
      button.click();
      const hidden = () => document.querySelectorAll("[data-event][hidden]").length;
      const now = [button.getAttribute("aria-pressed"), document.querySelector(".timeline-count").textContent.trim().split(" ")[0], hidden()];
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      await new Promise((done) => setTimeout(done));
      return [now, hidden()];
    });
    assert.deepEqual(seen[0].slice(0, 1), ["true"]);
    assert.equal(seen[0][2], 0);
    assert.equal(seen[1], 145 - Number(seen[0][1]));
  });
});

test("a reload and the other language keep who was chosen", async () => {
  await open(`${language}/?actor=csto&kinds=military#timeline-years`, {}, async (page, heard, url) => {
    const n = (await page.locator('[data-event][data-kind="military"][data-actors~="csto"]').count());
    assert.ok(n > 0);
    await counted(page, n);
    await page.goto(`${url}${other}/?actor=csto&kinds=military#timeline-years`);
    await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
    await counted(page, n);
    assert.equal(await page.locator('[data-choose="actor"]').inputValue(), "csto");
    assert.deepEqual(heard, []);
  });
});

test("the stretch of time that is shown survives a reload and the other language, and January is no part of the address", async () => {
  await open(at, { reducedMotion: "reduce" }, async (page, heard) => {
    const handles = () => page.locator(".strip input").evaluateAll((inputs) => inputs.map((input) => input.value));
    const shows = (wanted) => page.waitForFunction((wanted) => [...document.querySelectorAll(".strip input")].map(({ value }) => value).join() === wanted, wanted.join());
    await still(page);
    await drawn(page);
    await page.locator('[data-zoom="closer"]').click();
    await page.locator('[data-zoom="earlier"]').click();
    await still(page);
    assert.match(page.url(), /[?&]window=-?\d+\.\d+/);
    const [wanted, words] = [await handles(), await caption(page)];
    await page.reload();
    await shows(wanted);
    await drawn(page);
    assert.equal(await caption(page), words);
    // A link to a part of the page is none to another stretch of time.
    await page.locator('[data-zoom="earlier"]').click();
    const earlier = await handles();
    await page.evaluate(() => (location.hash = "event-csto-decision"));
    await still(page);
    assert.deepEqual(await handles(), earlier);
    await page.locator(`[data-language^="../${other}"]`).first().evaluate((link) => void setTimeout(() => link.click()));
    await page.waitForURL(`**/${other}/**`);
    await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
    await page.locator(".chart").scrollIntoViewIfNeeded();
    await shows(earlier);
    await drawn(page);
    await page.locator('[data-zoom="january"]').click();
    await still(page);
    assert.doesNotMatch(page.url(), /window=/);
    assert.deepEqual(heard, []);
  });
});

test("a pale bar names who gives its time, beside the title where there is room and always in the mark's name", async () => {
  await open(`${language}/?kinds=violence&window=5760.2880#timeline-years`, {}, async (page) => {
    await drawn(page);
    assert.match(await page.locator('.chart a[href="#event-almaty-knb-building-seized"]').getAttribute("aria-label"), /· according to TASS · /);
    await page.waitForFunction(() => [...document.querySelectorAll(".chart a:not(.off) text")].some((text) => text.textContent.endsWith("· according to Interfax")));
    for (const text of await page.locator(".chart a:not(.off) text").allTextContents()) assert.ok(!/….*according/.test(text), text);
  });
});

test("everybody who acts can be chosen, those of one event in a group of their own", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    const { missing, rarely, often } = await page.evaluate(() => {
      const select = document.querySelector('[data-choose="actor"]');
      const ids = [...select.options].map((option) => option.value);
      const names = (parent) => [...parent.children].filter((child) => child.matches("option[value]:not([value=''])")).map((option) => option.textContent);
      return {
        missing: [...document.querySelectorAll("[data-actors]")].flatMap((item) => item.dataset.actors.split(" ")).filter((id) => !ids.includes(id)),
        rarely: names(select.querySelector("optgroup")),
        often: names(select),
      };
    });
    assert.deepEqual(missing, []);
    assert.ok(rarely.length > 10 && rarely.every((name) => name.endsWith("(1)")), rarely.join());
    assert.ok(often.length > 10 && !often.some((name) => name.endsWith("(1)")), often.join());
    assert.deepEqual([often, rarely], [[...often].sort(), [...rarely].sort()]);
  });
});

test("while the picture moves its labels go along with their marks, and change when it rests", async () => {
  await open(at, {}, async (page) => {
    await still(page);
    await drawn(page);
    const { frames, inFlight } = await page.evaluate(async () => {
      const [words, marks] = [document.querySelector(".chart-window"), document.querySelector(".chart-marks")];
      let [moved, written, inFlight, frames] = [false, 0, 0, 0];
      new MutationObserver((records) => (written += records.length)).observe(marks, { childList: true, subtree: true });
      new MutationObserver(() => (moved = true)).observe(words, { childList: true, characterData: true, subtree: true });
      document.querySelector('[data-zoom="closer"]').click();
      // The last frame alone writes labels.
      while (!written && frames < 600) {
        await new Promise(requestAnimationFrame);
        if (moved && !written) inFlight += 1;
        frames += 1;
      }
      return { frames, inFlight };
    });
    assert.ok(frames < 600, "labels were never written");
    assert.ok(inFlight > 0, "labels were written in flight");
  });
});

test("with ten times the events neither a zoom nor a filter writes more than ten times as much", async () => {
  const counted = async (times) => open(`${language}/times-${times}#timeline-years`, { viewport: PHONE, reducedMotion: "reduce" }, async (page, heard) => {
    await drawn(page);
    await still(page);
    const counts = [await page.locator("[data-event]").count(), await written(page, '[data-zoom="closer"]'), await written(page, '[data-filter="violence"]')];
    assert.deepEqual(heard, []);
    return counts;
  });
  const [[n, zoom, filter], [nTen, zoomTen, filterTen]] = [await counted(1), await counted(10)];
  assert.equal(nTen, 10 * n);
  assert.ok(zoomTen <= 10 * zoom, `a zoom writes ${zoomTen}, at 1× ${zoom}`);
  assert.ok(filterTen <= 10 * filter, `a filter writes ${filterTen}, at 1× ${filter}`);
});

test("without script the list is in order, under its days and years, and the marks lead into it", async () => {
  await open(`${language}/`, { alive: false, javaScriptEnabled: false, viewport: PHONE }, async (page) => {
    const { headings, dates, missing } = await page.evaluate(() => ({
      headings: [...document.querySelectorAll(".events h4")].map((heading) => heading.textContent.replace("\u00a0", " ")),
      dates: [...document.querySelectorAll(".events time")].map((time) => time.getAttribute("datetime").padEnd(10, "~")),
      missing: [...document.querySelectorAll(".chart a")].filter((mark) => !document.querySelector(mark.getAttribute("href"))).length,
    }));
    assert.deepEqual([headings[0], headings[2], headings.at(-1)], ["2011", "1 January 2022", "2026"]);
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(missing, 0);
  });
});

test("an opened event leads to its place on the map, whichever was chosen before", async () => {
  await open(`${language}/#event-aktau-square-3-jan`, { viewport: PHONE, reducedMotion: "reduce" }, async (page) => {
    await still(page);
    const there = await camera(page, "#timeline-map");
    await page.locator("#event-zhanaozen-square-3-jan summary").click();
    await still(page);
    assert.notEqual(await camera(page, "#timeline-map"), there);
    await page.locator('#event-aktau-square-3-jan [href="#timeline-map"]').click();
    await still(page);
    assert.equal(await camera(page, "#timeline-map"), there);
    const { y, height } = await page.locator("#timeline-map").boundingBox();
    assert.ok(y >= 0 && y + height <= PHONE.height, "the map is in sight");
  });
});
