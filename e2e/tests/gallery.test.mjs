// Each component of the gallery looks as it did. Compared are small pictures, a quarter of their size and in few greys,
// so that they weigh little and what a reader could not see (how an edge is smoothed) does not count.
// `UPDATE=1 node --test tests/gallery.test.mjs` takes them anew; look at the gallery before committing them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";

const GALLERY = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
const KEPT = new URL("../gallery/", import.meta.url);
// Both forms of the figures, each theme.
const SHEETS = [[280, "light"], [640, "dark"]];
const SCALE = 0.25;
// Of 255: the step from one grey to the next.
const STEP = 16;
// So many greys apart, and so many pixels of an item, are smoothing.
const FAINT = 2 * STEP;
const FEW = 6;

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
    const [picture, places] = [new URL(`${name}.webp`, KEPT), new URL(`${name}.json`, KEPT)];
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
    return { picture: await reduced(await section.screenshot({ scale: "device" })), places };
  } finally {
    await context.close();
  }
}

/** A picture in few greys, without loss beyond that. */
async function reduced(picture) {
  const page = await browser.newPage();
  try {
    const base64 = await page.evaluate(async ([base64, STEP]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height);
      for (let at = 0; at < pixels.data.length; at += 4) {
        const [red, green, blue] = pixels.data.subarray(at, at + 3);
        const grey = Math.round((0.3 * red + 0.59 * green + 0.11 * blue) / STEP) * STEP;
        pixels.data.fill(grey, at, at + 3);
      }
      context.putImageData(pixels, 0, 0);
      // This format keeps every pixel at its highest quality.
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 1 })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }, [picture.toString("base64"), STEP]);
    return Buffer.from(base64, "base64");
  } finally {
    await page.close();
  }
}

/** Which items differ, and by how much. */
async function differences(kept, now) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async ({ kept, now, FAINT, FEW }) => {
      const draw = async (base64) => {
        const image = new Image();
        image.src = `data:image/webp;base64,${base64}`;
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
          if (Math.abs(own[at] - was[at]) > FAINT) others += 1;
        }
        if (others > FEW) found.push(`${item}: ${others} of ${size[0] * size[1]} pixels`);
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
