// What partners are given: one zip, the same whenever it is made, whose checksums hold and whose lines work when pasted.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { complaints, launch } from "../lib/browser.mjs";
import { languages } from "../lib/content.mjs";
import { DIST, serve } from "../lib/server.mjs";
import { unzipped } from "../lib/unzip.mjs";

const run = promisify(execFile);
const TOP = fileURLToPath(new URL("../../", import.meta.url));
const STORY = "https://STORY.EXAMPLE/";

let folder, zip, files;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "pack-"));
  zip = await made("first");
  files = new Map(unzipped(zip));
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
});
after(() => rm(folder, { recursive: true }));

async function made(name, env = {}) {
  const into = join(folder, name);
  await run("cargo", ["run", "--quiet", "--package", "pack", "--", "partner", DIST, into], { cwd: TOP, env: { ...process.env, ...env } });
  return readFile(join(into, "qantar.zip"));
}

test("made again, in another place and time zone, it is the same to the byte", async () => {
  assert.ok(zip.equals(await made("second", { TZ: "Asia/Almaty", LC_ALL: "C" })));
});

test("every file has its checksum, and sha256sum finds them right", async () => {
  const own = [...files.keys()].map((path) => path.slice("qantar/".length)).filter((path) => path !== "SHA256SUMS");
  const listed = files.get("qantar/SHA256SUMS").toString().trim().split("\n").map((line) => line.slice(66));
  assert.deepEqual(listed, own);
  await run("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: join(folder, "qantar") });
});

test("site, one-file editions, licences and what to paste are in it", async () => {
  for (const language of await languages()) {
    assert.ok(files.has(`qantar/dist/${language}/index.html`) && files.has(`qantar/one-file/qantar-${language}.html`), language);
  }
  for (const name of ["LICENSE", "THIRD-PARTY.txt", "fonts-OFL.txt", "map-data.md"]) assert.ok(files.has(`qantar/licences/${name}`), name);
  for (const path of ["EMBED.md", "wordpress/qantar-story.php"]) {
    const text = files.get(`qantar/${path}`).toString();
    const named = [...text.matchAll(/https:\/\/STORY\.EXAMPLE\/([\w./-]+\.\w+)/g)].map(([, path]) => path);
    assert.ok(named.length > 0, path);
    assert.deepEqual(named.filter((path) => !files.has(`qantar/dist/${path}`)), [], `${path} names what is not in the site`);
  }
});

test("each pasted line shows the story from the unpacked site", async () => {
  const story = await serve({ root: join(folder, "qantar/dist/"), headers: { "Access-Control-Allow-Origin": "*" } });
  const address = story.url.replace("127.0.0.1", "localhost");
  const text = files.get("qantar/EMBED.md").toString().replaceAll(STORY, address);
  const lines = [...text.matchAll(/```html\n([^`]+)```/g)].map(([, html]) => html);
  assert.equal(lines.length, 5);
  const page = (body) => `<!DOCTYPE html><html lang="en"><title>Host</title><body>${body}`;
  const host = await serve({ extra: Object.fromEntries(lines.map((line, nth) => [`/${nth}.html`, page(line)])) });
  const browser = await launch();
  try {
    for (const [nth, line] of lines.entries()) {
      const tab = await browser.newPage({ viewport: { width: 900, height: 800 } });
      const heard = complaints(tab);
      await tab.goto(`${host.url}${nth}.html`);
      if (line.includes("<img")) {
        await tab.waitForFunction(() => document.images[0].complete && document.images[0].naturalWidth > 0);
      } else if (line.includes("<qantar-story")) {
        await tab.waitForFunction(() => document.querySelector("qantar-story").shadowRoot.querySelector(".story-root")?.dataset.alive === "true", undefined, { timeout: 60_000 });
      } else {
        const frame = await (await tab.waitForSelector("iframe")).contentFrame();
        await frame.waitForFunction(() => document.documentElement.dataset.alive === "true" && document.documentElement.dataset.framed, undefined, { timeout: 60_000 });
      }
      assert.deepEqual(heard, [], line);
      await tab.close();
    }
  } finally {
    await browser.close();
    await Promise.all([story.close(), host.close()]);
  }
});
