// What a screen reader is given, in the main states: kept in English to the word, and of the same build in each language.
// `UPDATE=1 node --test tests/tree.test.mjs` takes it anew; read the differences before committing them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { languages } from "../lib/content.mjs";
import { DESKTOP, site, still } from "../lib/site.mjs";
import * as works from "../lib/works.mjs";

const open = site();
const KEPT = new URL("../trees/", import.meta.url);

/** What is opened, and the part of the page that is looked at then. */
const STATES = {
  masthead: async () => "header.masthead",
  bar: async () => ".chapter-bar",
  step: async () => "#spread-4-january",
  map: async () => ".stage",
  card: async (page) => {
    await works.place(page).dispatchEvent("click");
    await page.locator(".card button").waitFor();
    return ".card";
  },
  places: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator(".places summary").dispatchEvent("click");
    await page.locator(".places-panel").waitFor();
    return ".places";
  },
  note: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#spread-4-january a.note-ref").first().dispatchEvent("click");
    await page.locator(".note-panel button").waitFor();
    return ".note-panel";
  },
  comfort: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator(".comfort summary").click();
    await page.locator(".comfort-panel").waitFor();
    return ".comfort";
  },
  figure: async (page) => {
    await page.keyboard.press("Escape");
    return "#figure-electronics";
  },
  filter: async (page) => {
    await page.locator('[data-filter="shutdown"]').dispatchEvent("click");
    await page.waitForSelector('[data-filter="shutdown"][aria-pressed="true"]');
    return ".timeline";
  },
};

/** The trees of all states in a language, and of each only what has to be alike in all languages. */
async function trees(language) {
  return open(`${language}/#spread-4-january`, { viewport: DESKTOP, reducedMotion: "reduce" }, async (page) => {
    await page.locator(".comfort summary").waitFor({ state: "attached" });
    // What is not laid out has no tree.
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("style"), { textContent: "* { content-visibility: visible !important }" })));
    await still(page);
    const found = {};
    for (const [state, reach] of Object.entries(STATES)) {
      const part = await reach(page);
      await still(page);
      // What came into view depends on where the map came from; e2e/tests/time.test.mjs has that sentence.
      found[state] = (await page.locator(part).ariaSnapshot()).replace(/^- status: .*$/m, "- status");
    }
    return found;
  });
}

/** How many there are of each role, depth and state: names and texts are each language's own, and so is which language in
 * the list of languages is no link. */
const build = (tree) => tree
  .split("\n")
  // A name with a colon stands in quotation marks.
  .map((line) => /^(\s*- )'?(\/?[a-z]+)?.*?((?: \[[a-z]+(?:=\w+)?\])*):?(?: .*)?$/.exec(line))
  .filter((line) => line && line[2] && !["text", "/url"].includes(line[2]))
  .map(([, depth, role, states]) => depth + role + states)
  .sort()
  .join("\n");

let english;
for (const language of await languages()) {
  test(`a screen reader is given the same in ${language}`, async () => {
    english ??= await trees("en");
    const own = language === "en" ? english : await trees(language);
    for (const [state, tree] of Object.entries(own)) {
      if (language !== "en") {
        assert.equal(build(tree), build(english[state]), `${state} in ${language}`);
        continue;
      }
      const file = new URL(`${state}.yml`, KEPT);
      if (process.env.UPDATE) {
        await mkdir(KEPT, { recursive: true });
        await writeFile(file, `${tree}\n`);
      }
      assert.ok(existsSync(file), `no ${state}.yml is kept: UPDATE=1 node --test tests/tree.test.mjs`);
      assert.equal(`${tree}\n`, await readFile(file, "utf8"), state);
    }
  });
}
