// What there is to visit, read from the built page and from the story.

import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "./server.mjs";

/** The languages of a build: its folders with a page, in order of their names. */
export async function languages(root = DIST) {
  const names = await readdir(root).catch(() => {
    throw new Error(`${root} does not exist: cargo xtask build makes it`);
  });
  const found = [];
  for (const name of names.sort()) {
    if (await stat(join(root, name, "index.html")).catch(() => undefined)) found.push(name);
  }
  return found;
}

/**
 * The languages of the heavy suites: of any number, at most these two, which read the same code in the same way. All of
 * them would double the time; that each page opens, hydrates, keeps its policy and stands flat is tested in every one.
 */
export const heavyLanguages = async () => (await languages()).filter((language) => ["en", "nl"].includes(language));

/** The ids of all steps in the order of the story; a step's place in it is the page's `data-step`. */
export async function steps() {
  const text = await readFile(new URL("../../story/steps.toml", import.meta.url), "utf8");
  return [...text.matchAll(/^\[\[step\]\]\s*\nid\s*=\s*"([^"]+)"/gm)].map(([, id]) => id);
}
