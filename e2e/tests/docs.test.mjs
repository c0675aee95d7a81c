// Sizes that the documents tell newsrooms are those of the build.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "../lib/server.mjs";

const told = await readFile(new URL("../../docs/embed.md", import.meta.url), "utf8");

/** Bytes of all files of such a name, as good hosts send them. */
async function size(name) {
  const names = (await readdir(DIST)).filter((own) => name.test(own));
  assert.ok(names.length > 0, `${name}`);
  const sizes = await Promise.all(names.map(async (name) => brotliCompressSync(await readFile(DIST + name)).length));
  return sizes.reduce((sum, size) => sum + size);
}

for (const [sentence, files, unit] of [
  [/The script is ([\d.]+) kB/, /^embed-[0-9a-f]+\.js$/, 100],
  [/Script and styles are ([\d.]+) kB for the element/, /^qantar-story-[0-9a-f]+\.(js|css)$/, 1000],
]) {
  test(`docs/embed.md: ${sentence.source}`, async () => {
    const [, kilobytes] = told.match(sentence) ?? assert.fail("no such sentence");
    const bytes = await size(files);
    // Not to the byte, or every small change would be one of the document.
    assert.ok(Math.abs(kilobytes * 1000 - bytes) < unit, `${kilobytes} kB, and there are ${bytes} bytes`);
  });
}
