// What a reader downloads: one line per part, `name<TAB>bytes`, text in the brotli copies that a good host sends.
// The budgets for these names stand in xtask/src/budget.rs.

import { readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { languages } from "./lib/content.mjs";
import { DIST } from "./lib/server.mjs";

const known = new Set();
for (const entry of await readdir(DIST, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) known.add(join(entry.parentPath ?? entry.path, entry.name));
}

const lines = [];
for (const name of [...known].filter((file) => dirname(file) === resolve(DIST)).sort()) {
  // What the custom element has for itself; no page of the story asks for it.
  if (/^qantar-story-\w+\.(js|css)$/.test(basename(name))) {
    lines.push(["element", await size(name)]);
    continue;
  }
  // Scripts and styles that are asked for by their own names; the rest by what they are.
  const own = /^(boot|embed|framed|stepper|sw)[-.]/.exec(basename(name))?.[1];
  const part = { ".wasm": "wasm", ".css": own ?? "css", ".png": "late", ".svg": "late", ".woff2": "font", ".js": own ?? "glue" }[extname(name)];
  if (part) lines.push([part, await size(name)]);
}
for (const language of await languages()) {
  const page = join(DIST, language, "index.html");
  lines.push([`html ${language}`, await size(page)]);
  let total = 0;
  for (const file of await needed(page)) total += await size(file);
  lines.push([`total ${language}`, total]);
}
for (const [name, bytes] of lines) console.log(`${name}\t${bytes}`);

/** The page and every file of the build that it or one of its stylesheets names. */
async function needed(page) {
  const files = new Set([page]);
  for (const file of files) {
    if (![".html", ".css"].includes(extname(file))) continue;
    const text = await readFile(file, "utf8");
    const names = extname(file) === ".css"
      ? text.matchAll(/url\(\s*["']?([^"')]+)/g)
      : text.matchAll(/\b(?:href|src|srcset|data-js|data-wasm|data-late)="([^"#?]+)/g);
    for (const [, name] of names) {
      const found = resolve(dirname(file), name.split(" ")[0]);
      // The other languages' pages, the data and the feed are links, not parts.
      if (known.has(found) && ![".html", ".csv", ".json", ".xml"].includes(extname(found))) files.add(found);
    }
  }
  return files;
}

/** In the copy that a good host sends, where there is one. */
async function size(file) {
  const copy = `${file}.br`;
  return (await stat(known.has(copy) ? copy : file)).size;
}
