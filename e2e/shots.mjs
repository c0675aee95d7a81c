// Pictures of every step, to look at: shots/<language>/<scheme>/<width>/<number>-<step>.png
// Options: --only STEP  --lang L  --width PX  --scheme light|dark

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { languages, steps } from "./lib/content.mjs";
import { serve } from "./lib/server.mjs";

// A phone, a tablet, a laptop, a large screen: CSS pixels, width by height.
const VIEWPORTS = [[360, 740], [768, 800], [1280, 800], [1920, 800]];
// Longer than any flight of the camera; then the picture is taken as it is.
const PATIENCE_MS = 3000;

const SHOTS = fileURLToPath(new URL("../shots/", import.meta.url));

const text = { type: "string" };
const { values: asked } = parseArgs({ options: { only: text, lang: text, width: text, scheme: text } });

const all = (await steps()).map((id, index) => ({ id, index }));
const chosen = {
  steps: choose(all, asked.only, (step) => step.id, "only"),
  languages: choose(await languages(), asked.lang, (language) => language, "lang"),
  viewports: choose(VIEWPORTS, asked.width, ([width]) => String(width), "width"),
  schemes: choose(["light", "dark"], asked.scheme, (scheme) => scheme, "scheme"),
};

const server = await serve();
const browser = await launch();
let taken = 0;
let unsettled = 0;
try {
  for (const language of chosen.languages) {
    for (const colorScheme of chosen.schemes) {
      for (const [width, height] of chosen.viewports) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height } });
        const folder = join(SHOTS, language, colorScheme, String(width));
        await mkdir(folder, { recursive: true });
        for (const step of chosen.steps) {
          // A new load each time: what is pictured does not depend on the step before.
          await page.goto("about:blank");
          await page.goto(`${server.url}${language}/#${step.id}`, { waitUntil: "load" });
          if (!(await settled(page, step))) {
            unsettled += 1;
            console.warn(`not settled after ${PATIENCE_MS} ms: ${language} ${colorScheme} ${width} ${step.id}`);
          }
          const name = `${String(step.index + 1).padStart(2, "0")}-${step.id}.png`;
          await page.screenshot({ path: join(folder, name) });
          taken += 1;
        }
        await page.close();
        console.log(`${folder}: ${chosen.steps.length}`);
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${taken} pictures in ${SHOTS}, ${unsettled} of them of a page that had not settled`);

/** Whether the page says that it stands still at this step. */
function settled(page, step) {
  const still = (index) => {
    const { step, settled } = document.documentElement.dataset;
    return step === String(index) && settled === "true";
  };
  // What fades has faded too.
  const faded = () => document.getAnimations().every(({ playState }) => playState !== "running");
  const both = page.waitForFunction(still, step.index, { timeout: PATIENCE_MS }).then(() => page.waitForFunction(faded, null, { timeout: PATIENCE_MS }));
  return both.then(() => true, () => false);
}

/** All, or the one that was asked for. */
function choose(all, wanted, name, option) {
  if (wanted === undefined) return all;
  const found = all.filter((one) => name(one) === wanted);
  if (found.length > 0) return found;
  console.error(`--${option} ${wanted}: expected one of ${all.map(name).join(", ")}`);
  process.exit(2);
}
