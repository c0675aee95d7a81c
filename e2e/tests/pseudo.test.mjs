// Languages that nobody speaks: with words half as long again, or read from right to left, nothing is cut off or hangs
// over the edge, and no word stands in the page that is not among the translated ones.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { overhanging, truncated } from "../lib/fits.mjs";
import { site, still } from "../lib/site.mjs";
import { DIST } from "../lib/server.mjs";

const open = site();
const folder = fileURLToPath(new URL("../../target/gallery/pseudo/", import.meta.url));

/** The page of a language that is none: the finished English page with another body. */
async function pseudo(name) {
  assert.ok(existsSync(`${folder}${name}.txt`), "there are no pseudo-languages: run `cargo xtask gallery`");
  const [page, body] = await Promise.all([readFile(`${DIST}en/index.html`, "utf8"), readFile(`${folder}${name}.txt`, "utf8")]);
  const [head, english] = page.split("<body>");
  // The body asks for the styles below its opening itself.
  const [styles] = /<link rel="stylesheet"[^>]*>/.exec(english);
  return `${name === "right-to-left" ? head.replace("<html ", '<html dir="rtl" ') : head}<body>${body.replace("<!--page:main-styles-->", styles)}</body></html>`;
}

const WIDTHS = [320, 768, 1280];

for (const name of ["long", "right-to-left"]) {
  for (const width of WIDTHS) {
    test(`nothing is cut off or overflows: ${name}, ${width} px`, async () => {
      const html = await pseudo(name);
      const prepare = (page) => page.route("**/en/", (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
      await open("en/", { prepare, viewport: { width, height: 720 }, reducedMotion: "reduce" }, async (page) => {
        await still(page);
        const over = await overhanging(page);
        assert.deepEqual({ ...over, cut: await truncated(page) }, { wide: 0, found: [], cut: [] });
      });
    });
  }
}
