// The pages of e2e/hosts/ on an origin of their own, and the story on another: what an embed meets in the world.
//
// In them `{{story}}` stands for the story's address, `{{language}}` for a language, `{{text}}` for a screenful of words
// and `{{embed …}}` for what a newsroom pastes, with attributes.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { DIST, serve } from "./server.mjs";

const HOSTS = new URL("../hosts/", import.meta.url);
const TEXT = "Elsewhere on the page there is more to read, and it takes its room before the story and after it. ".repeat(12);

/** The host script of a build, and what browsers shall find it to be. */
export async function hostScript() {
  const name = (await readdir(DIST)).find((name) => /^embed(-[0-9a-f]+)?\.js$/.test(name));
  if (!name) throw new Error(`${DIST} has no embed.js: cargo xtask build makes it`);
  const integrity = `sha384-${createHash("sha384").update(await readFile(new URL(name, `file://${DIST}`))).digest("base64")}`;
  return { name, integrity };
}

/** What a newsroom pastes. */
export function snippet({ story, language = "en", script, attributes = "" }) {
  return `<div class="qantar-embed"${attributes}><a href="${story}${language}/">Bloody January</a></div>` +
    `<script async src="${story}${script.name}" integrity="${script.integrity}" crossorigin="anonymous"></script>`;
}

/**
 * Serves both on free ports of 127.0.0.1. `pages`: path → HTML, more hosts; `story`: options of its server.
 * Gives the addresses of hosts and story, the hosts' names, and `close`.
 */
export async function hosts({ language = "en", pages = {}, ports = [0, 0], ...story } = {}) {
  // Frames without an origin fetch the live part as strangers.
  const site = await serve({ headers: { "Access-Control-Allow-Origin": "*" }, port: ports[1], ...story });
  // Another site, not only another origin: browsers give its frames a process of their own.
  const address = site.url.replace("127.0.0.1", "localhost");
  const script = await hostScript();
  const fill = (html) =>
    html
      .replace(/\{\{embed([^}]*)\}\}/g, (_, attributes) => snippet({ story: address, language, script, attributes }))
      .replaceAll("{{text}}", TEXT)
      .replaceAll("{{language}}", language)
      .replaceAll("{{story}}", address);
  const extra = {};
  const names = (await readdir(HOSTS)).filter((name) => name.endsWith(".html")).sort();
  for (const name of names) extra[`/${name}`] = fill(await readFile(new URL(name, HOSTS), "utf8"));
  extra["/"] = index(address, names.map((name) => [name, extra[`/${name}`]]));
  for (const [path, html] of Object.entries(pages)) extra[path] = fill(html);
  const host = await serve({ extra, port: ports[0] });
  return { host: host.url, story: address, names, close: () => Promise.all([host.close(), site.close()]) };
}

/** A page that leads to all of them, each by its title. */
function index(story, pages) {
  const items = pages.map(([name, html]) => `<li><a href="${name}">${html.match(/<title>([^<]*)/)?.[1] ?? name}</a> <small>${name}</small>`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pages that embed the story</title><style>:root { color-scheme: light dark } body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 17px/1.5 system-ui, sans-serif } li { margin-block: .8em }</style></head><body><h1>Pages that embed the story</h1><p>They stand on this origin, the story on another: <a href="${story}">${story}</a>.</p><ul>${items.join("")}</ul></body></html>`;
}
