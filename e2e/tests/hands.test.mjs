// The reader's hands on the map: closer by choice, and otherwise the page scrolls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, PHONE, camera, goTo, site, still } from "../lib/site.mjs";

const open = site();
const [language] = await languages();
const scale = async (page) => Number(/scale\((.*)\)/.exec(await camera(page))[1]);
const middle = async (page) => {
  const { x, y, width, height } = await page.locator("#stage-map").boundingBox();
  return [x + width / 2, y + height / 2];
};
const press = (page, sign) => page.locator(`[data-zoom="${sign}"]`).click();
const inHand = (page) => page.locator("#stage-map").evaluate((map) => map.hasAttribute("data-hand"));

test("a button pressed right after a fling comes closer to what the step shows on the land", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    const areas = await page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      for (const id of ["dark-blackout", "order-detained"]) {
        document.getElementById(id).scrollIntoView();
        await frame();
        await frame();
      }
      document.querySelector('[data-zoom="+"]').click();
      return document.getElementById("order-detained").dataset.scene.split("|")[4];
    });
    await still(page);
    const shown = await page.locator("#stage-map .overlay use").evaluateAll((uses) => uses.map((use) => use.getAttribute("class") ? `!${use.getAttribute("href").slice(6)}` : use.getAttribute("href").slice(6)));
    assert.equal(shown.join(" "), areas);
    assert.equal(await page.locator("#stage-map").getAttribute("data-layer"), "emergency");
    assert.ok(await inHand(page));
  });
});

test("the plain wheel scrolls the page and leaves the map alone; with Ctrl it zooms about the pointer", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    const [before, top] = [await camera(page), await page.evaluate(() => scrollY)];
    await page.mouse.move(...(await middle(page)));
    await page.mouse.wheel(0, 40);
    await page.waitForFunction((top) => scrollY > top, top);
    await still(page);
    assert.equal(await camera(page), before);
    const there = await page.evaluate(() => scrollY);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.waitForFunction((before) => document.querySelector("#stage-map .camera").getAttribute("transform") !== before, before);
    await page.keyboard.up("Control");
    await still(page);
    assert.ok((await inHand(page)) && (await scale(page)) > 0.3);
    assert.equal(await page.evaluate(() => scrollY), there);
    // Now, and only now, the pointer drags.
    const [x, y] = await middle(page);
    const from = await camera(page);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 20, { steps: 4 });
    await page.mouse.up();
    await still(page);
    const [[ax, ay], [bx, by]] = [from, await camera(page)].map((transform) => /translate\(([^ ]+) ([^)]+)\)/.exec(transform).slice(1).map(Number));
    assert.ok(Math.abs(bx - ax - 60) < 1 && Math.abs(by - ay - 20) < 1, `${from} → ${await camera(page)}`);
    assert.equal(await page.locator(".card:not([hidden])").count(), 0);
  });
});

test("a mouse does not drag a map that nobody has come closer to", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    const before = await camera(page);
    const [x, y] = await middle(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 20, { steps: 4 });
    await page.mouse.up();
    await still(page);
    assert.equal(await camera(page), before);
  });
});

test("buttons and keys come closer, move and go back; another step goes back too", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    const whole = await camera(page);
    await press(page, "+");
    await still(page);
    const closer = await scale(page);
    await page.locator("#stage-map").focus();
    await page.keyboard.press("+");
    await still(page);
    assert.ok((await scale(page)) > closer);
    const before = await camera(page);
    await page.keyboard.press("ArrowRight");
    await still(page);
    assert.notEqual(await camera(page), before);
    await page.keyboard.press("-");
    await page.keyboard.press("0");
    await still(page);
    assert.equal(await camera(page), whole);
    await press(page, "+");
    await still(page);
    await goTo(page, "spread-5-january");
    assert.ok(!(await inHand(page)));
    await goTo(page, "spread-4-january");
    assert.equal(await camera(page), whole);
  });
});

test("another day leaves the view where the reader's hand has put it", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    await press(page, "+");
    await still(page);
    const own = await camera(page);
    await page.locator('[data-time="after"]').click();
    await page.waitForFunction(() => document.querySelector(".stage-caption").textContent.startsWith("5\u00a0"));
    await still(page);
    assert.equal(await camera(page), own);
  });
});

test("closer has an end, and so has further away", async () => {
  await open(`${language}/#spread-4-january`, { reducedMotion: "reduce" }, async (page) => {
    await still(page);
    for (const [sign, presses] of [["+", 30], ["-", 40]]) {
      for (let press = 0; press < presses; press += 1) await page.locator(`[data-zoom="${sign}"]`).dispatchEvent("click");
      const end = await camera(page);
      await press(page, sign);
      await still(page);
      assert.equal(await camera(page), end);
      assert.doesNotMatch(end, /NaN|\b0 0\b/);
    }
  });
});

test("a flight that is taken over in its middle does not jump", async () => {
  await open(`${language}/#spread-4-january`, {}, async (page) => {
    await still(page);
    // Each frame's camera, while presses come thick and fast.
    const worst = await page.evaluate(async () => {
      const group = document.querySelector("#stage-map .camera");
      const read = () => /translate\((\S+) (\S+)\)scale\((\S+)\)/.exec(group.getAttribute("transform")).slice(1).map(Number);
      const click = (sign) => document.querySelector(`[data-zoom="${sign}"]`).click();
      let before = read();
      let worst = 0;
      for (let frame = 0; frame < 90; frame += 1) {
        if (frame % 7 === 0) {
          click(["+", "+", "-", "0"][(frame / 7) % 4]);
          // The press itself moves nothing: the flight sets out from here.
          const now = read();
          worst = Math.max(worst, Math.abs(Math.log(now[2] / before[2])));
        }
        await new Promise(requestAnimationFrame);
        before = read();
      }
      return worst;
    });
    assert.ok(worst < 0.001, String(worst));
  });
});

/** Touches as a phone reports them: each point is `[x, y]`. */
async function touch(page) {
  const session = await page.context().newCDPSession(page);
  return (type, ...points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}

test("one finger scrolls the page, two come closer, then one moves the map", async () => {
  await open(`${language}/#spread-4-january`, { viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
    await still(page);
    const send = await touch(page);
    const [x, y] = await middle(page);
    const before = await camera(page);
    const drag = async (way) => {
      await send("touchStart", [x, y]);
      for (let step = 1; step <= 6; step += 1) await send("touchMove", [x, y + way * step * 10]);
      await send("touchEnd");
    };
    let top = await page.evaluate(() => scrollY);
    await drag(-1);
    await page.waitForFunction((top) => scrollY > top, top);
    await still(page);
    assert.equal(await camera(page), before);
    top = await page.evaluate(() => scrollY);
    await send("touchStart", [x - 30, y]);
    await send("touchStart", [x - 30, y], [x + 30, y]);
    for (let step = 1; step <= 6; step += 1) await send("touchMove", [x - 30 - step * 8, y], [x + 30 + step * 8, y]);
    await send("touchEnd");
    await still(page);
    const closer = await scale(page);
    assert.ok(closer > 2 * Number(/scale\((.*)\)/.exec(before)[1]), `${before} → ${closer}`);
    const at = await camera(page);
    await drag(-1);
    await still(page);
    assert.notEqual(await camera(page), at);
    assert.equal(await page.evaluate(() => scrollY), top);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  });
});

test("Tab stops once at the map and once at its marks; arrows lead from mark to mark", async () => {
  await open(`${language}/#spread-4-january`, { viewport: DESKTOP }, async (page) => {
    await still(page);
    assert.equal(await page.locator('#stage-map .mark[tabindex="0"]').count(), 1);
    await page.locator("#stage-map").focus();
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement.dataset.city);
    await page.locator('#stage-map [data-city="taraz"]').focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "shu");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(), "taraz");
    assert.equal(await page.locator('#stage-map .mark[tabindex="0"]').count(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), undefined);
  });
});

test("no name lies under the buttons, the scale bar or the locator, or over the map's edge, in any window", async () => {
  const windows = [[320, 640], [360, 640], [360, 740], [470, 800], [667, 375], [844, 390], [932, 430], [768, 1024], [1280, 800], [1920, 1080]];
  await open("ru/", {}, async (page) => {
    const under = [];
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      for (const step of ["spread-4-january", "order-fire"]) {
        await goTo(page, step);
        await still(page);
        under.push(...(await page.evaluate((what) => {
          const [map, ...others] = ["#stage-map", "#stage-map .corner", ".stage .hands", ".stage .locator"].map((name) => document.querySelector(name).getBoundingClientRect());
          const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          const encloses = (a, b) => a.left <= b.left && b.right <= a.right && a.top <= b.top && b.bottom <= a.bottom;
          return [...document.querySelectorAll("#stage-map .mark text")].filter((name) => name.checkVisibility()).flatMap((name) => {
            const box = name.getBoundingClientRect();
            return box.width && (!encloses(map, box) || others.some((other) => overlaps(other, box))) ? [`${what}: ${name.textContent}`] : [];
          });
        }, `${width}×${height} ${step}`)));
      }
    }
    assert.deepEqual(under, []);
  });
});
