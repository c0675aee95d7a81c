// What hosts are given: names that tell the content, header files, compressed copies.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, normalize } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { DIST, STRICT_CSP, TEXT } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length));
const hashed = files.filter((file) => /-[0-9a-f]{12}\.\w+$/.test(file));
const text = (file) => readFile(join(DIST, file), "utf8");

/** What a page's markup names: the paths of files in the build. */
const named = async (page) => {
  const markup = await text(page);
  const values = markup.matchAll(/\b(?:src|data-js|data-wasm|data-late)="([^"#?]+)|<link [^>]*\bhref="([^"#?]+)/g);
  const paths = [...values].map(([, value, link]) => value ?? link).filter((value) => !value.includes(":"));
  // Above the top of a host is its top: the page for wrong addresses stands at any depth.
  return paths.map((value) => normalize(join(dirname(page), value)).replace(/^(\.\.\/)+/, ""));
};

test("a hashed name tells the content", async () => {
  assert.ok(hashed.length >= 7, hashed.join(" "));
  for (const file of hashed) {
    const digest = createHash("sha256").update(await readFile(join(DIST, file))).digest("hex");
    assert.ok(basename(file).includes(`-${digest.slice(0, 12)}.`), file);
  }
});

test("whatever a page needs of scripts, styles, WebAssembly and late files has a hashed name and is there", async () => {
  for (const page of files.filter((file) => extname(file) === ".html")) {
    const needed = (await named(page)).filter((file) => [".js", ".css", ".wasm", ".svg"].includes(extname(file)) && file !== "icon.svg");
    // A fragment that a script fetches needs nothing.
    if ((await text(page)).startsWith("<!DOCTYPE")) assert.ok(needed.length > 0, page);
    for (const file of needed) assert.ok(hashed.includes(file), `${page}: ${file}`);
  }
});

test("each text has compressed copies that read as it does", async () => {
  const texts = files.filter((file) => TEXT.has(extname(file)) && !["vercel.json"].includes(file));
  assert.ok(texts.length > 50);
  for (const file of texts) {
    const content = await readFile(join(DIST, file));
    for (const [ending, decompress] of [[".br", brotliDecompressSync], [".gz", gunzipSync]]) {
      const copy = await readFile(join(DIST, file + ending)).catch(() => undefined);
      if (!copy) assert.ok(content.length < 300, `${file}${ending} is missing`);
      else assert.ok(decompress(copy).equals(content), file + ending);
    }
  }
});

test("every host is told the policy under which the pages are tried", async () => {
  for (const file of ["_headers", "vercel.json", ".htaccess", "hosts/nginx.conf", "hosts/Caddyfile"]) {
    assert.ok((await text(file)).includes(STRICT_CSP), file);
  }
  JSON.parse(await text("vercel.json"));
});

/** The headers that `_headers` gives a path, as its readers do: every rule that matches counts. */
async function rules() {
  const found = [];
  for (const line of (await text("_headers")).split("\n")) {
    if (line.startsWith("/")) found.push({ path: line, headers: [] });
    else if (line.startsWith("  ")) found.at(-1).headers.push(line.trim().split(/: (.*)/s).slice(0, 2));
  }
  return (path) => found.filter((rule) => rule.path === "/*" || rule.path === `/${path}`).flatMap(({ headers }) => headers);
}

test("hashed names are kept for ever, all others are asked about, and no header stands twice", async () => {
  const of = await rules();
  for (const file of files) {
    const headers = of(file);
    assert.equal(new Set(headers.map(([name]) => name)).size, headers.length, file);
    const kept = headers.some(([name, value]) => name === "Cache-Control" && value.includes("immutable"));
    assert.equal(kept, hashed.includes(file), file);
  }
});

const open = site({ csp: STRICT_CSP, headers: { "Access-Control-Allow-Origin": "*" }, extra: { "/host": "<iframe sandbox='allow-scripts' src='/en/' width='1000' height='700'></iframe>" } });

test("with these headers the page lives in a frame without an origin", async () => {
  const prepare = (page) => page.route("**/host", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers["content-security-policy"];
    await route.fulfill({ response, headers });
  });
  await open("host", { prepare, alive: false }, async (page, heard) => {
    const frame = page.frames().find((frame) => frame.url().endsWith("/en/"));
    await frame.waitForFunction(() => document.documentElement.dataset.late === "true");
    assert.equal(await frame.evaluate(() => origin), "null");
    assert.deepEqual(heard, []);
  });
});
