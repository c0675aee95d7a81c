// Each component of the gallery looks as it did. Compared are small pictures, a quarter of their size, so that what a
// reader could not see (how an edge is smoothed) does not count. `UPDATE=1 node --test tests/gallery.test.mjs` takes
// them anew; look at the difference before committing it.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";

const GALLERY = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
const KEPT = new URL("../gallery/", import.meta.url);
// Each width and each theme, once or twice.
const SHEETS = [[280, "light"], [360, "dark"], [640, "light"], [960, "dark"]];
const SCALE = 0.25;
// Of 255: less than this is smoothing.
const FAINT = 40;
// Of an item's pixels.
const FEW = 0.004;

let server, browser;
before(async () => {
  assert.ok(existsSync(`${GALLERY}nl.html`), "there is no gallery: run `cargo xtask gallery`");
  server = await serve({ root: GALLERY });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [width, scheme] of SHEETS) {
  const name = `${width}-${scheme}`;
  test(`every component looks as before: ${width} px, ${scheme}`, async () => {
    const now = await take(width, scheme);
    const [picture, places] = [new URL(`${name}.png`, KEPT), new URL(`${name}.json`, KEPT)];
    if (process.env.UPDATE) {
      await writeFile(picture, now.picture);
      await writeFile(places, `${JSON.stringify(now.places)}\n`);
      return;
    }
    const kept = { picture: await readFile(picture), places: JSON.parse(await readFile(places, "utf8")) };
    assert.deepEqual(Object.keys(now.places), Object.keys(kept.places), "other items than before");
    assert.deepEqual(await differences(kept, now), []);
  });
}

/** A picture of one column of the gallery, and where each item stands in it. */
async function take(width, scheme) {
  const context = await browser.newContext({ viewport: { width: width + 64, height: 800 }, deviceScaleFactor: SCALE });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}nl.html`, { waitUntil: "load" });
    const own = `section[data-width="${width}"][data-scheme="${scheme}"]`;
    await page.addStyleTag({ content: `section:not(${own}) { display: none !important; }` });
    await page.evaluate(() => document.fonts.ready);
    const section = page.locator(own);
    const places = await section.evaluate((section, scale) => {
      const origin = section.getBoundingClientRect();
      const items = [...section.querySelectorAll("[data-item]")].map((item) => {
        const box = item.getBoundingClientRect();
        const place = [box.x - origin.x, box.y - origin.y, box.width, box.height];
        return [item.dataset.item, place.map((length) => Math.round(length * scale))];
      });
      return Object.fromEntries(items);
    }, SCALE);
    return { picture: await section.screenshot({ scale: "device" }), places };
  } finally {
    await context.close();
  }
}

/** Which items differ, and by how much. */
async function differences(kept, now) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async ({ kept, now, FAINT, FEW }) => {
      const draw = async (base64) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        return context;
      };
      const [before, after] = [await draw(kept.picture), await draw(now.picture)];
      const found = [];
      for (const [item, place] of Object.entries(now.places)) {
        const [, , width, height] = place;
        const [, , keptWidth, keptHeight] = kept.places[item];
        if (Math.abs(width - keptWidth) > 1 || Math.abs(height - keptHeight) > 1) {
          found.push(`${item}: ${width} × ${height}, was ${keptWidth} × ${keptHeight}`);
          continue;
        }
        const size = [Math.min(width, keptWidth), Math.min(height, keptHeight)];
        const own = after.getImageData(place[0], place[1], ...size).data;
        const was = before.getImageData(kept.places[item][0], kept.places[item][1], ...size).data;
        let others = 0;
        for (let at = 0; at < own.length; at += 4) {
          const far = (channel) => Math.abs(own[at + channel] - was[at + channel]) > FAINT;
          if (far(0) || far(1) || far(2)) others += 1;
        }
        if (others > FEW * size[0] * size[1]) found.push(`${item}: ${others} of ${size[0] * size[1]} pixels`);
      }
      return found;
    }, {
      kept: { ...kept, picture: kept.picture.toString("base64") },
      now: { ...now, picture: now.picture.toString("base64") },
      FAINT,
      FEW,
    });
  } finally {
    await page.close();
  }
}
