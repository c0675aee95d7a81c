// On paper the page is an article: everything in the text layer, each figure once and whole, light, with page numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { languages } from "../lib/content.mjs";
import { site } from "../lib/site.mjs";

const open = site();

/** Lines break and words are parted where the page ends: only the letters and digits are compared, and none of one
 * sign for an apostrophe and its letter. */
const letters = (text) => text.normalize("NFKC").replaceAll(/[^\p{L}\p{N}]|\p{Lm}/gu, "");

/** The text of each sheet. */
async function sheets(page) {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  return (await extractText(pdf, { mergePages: false })).text;
}

/** What has to be on paper, read from the page itself. */
const wanted = (page) => page.evaluate(() => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
  return {
    title: texts("h1"),
    chapters: texts(".chapter-head h2"),
    paragraphs: texts(".step-text > p").map((text) => text.replaceAll(/\d/g, "")),
    figures: [...document.querySelectorAll("figure.figure")].map((figure) => [figure.querySelector(".figure-title").textContent, figure.querySelector(".figure-source").textContent]),
    events: texts(".event-title").concat(texts(".event details > p:not(.event-meta)")),
    notes: texts(".end-notes li .note-body > p:first-child"),
    // Some maps are of no day.
    maps: texts(".flat-map figcaption").filter((text) => text !== ""),
    // Words that a picture has in its form for a phone and in that for a wide column, in neither more than once.
    twice: [...document.querySelectorAll(".figure-picture:has(.only-wide)")].map((picture) => {
      const words = (form) => [...picture.querySelectorAll(`${form} text`)].map((text) => text.textContent);
      const once = (list) => list.filter((text) => list.indexOf(text) === list.lastIndexOf(text));
      const wide = once(words(".only-wide"));
      return once(words(".only-narrow")).filter((text) => wide.includes(text)).sort((a, b) => b.length - a.length)[0];
    }),
  };
});

for (const language of await languages()) {
  for (const [how, context] of [["a living page in the dark", { colorScheme: "dark" }], ["a page without script", { javaScriptEnabled: false, alive: false }]]) {
    test(`${how} in ${language} prints whole`, async () => {
      await open(`${language}/`, context, async (page) => {
        const { twice, figures, ...whole } = await wanted(page);
        // Letters that are on their way print as nothing.
        if (context.javaScriptEnabled !== false) await page.waitForFunction(() => [...document.fonts].some(({ status }) => status === "loaded"));
        const pages = await sheets(page);
        const bare = (text) => letters(text).replaceAll(/\d/g, "");
        const each = pages.map(letters);
        const all = each.join("");
        // A paragraph may go on after a page's number, and has its notes' numbers in between.
        const numbered = each.map((text, idx) => text.replace(new RegExp(`${idx + 1}${pages.length}$`), "").replace(new RegExp(`^${idx + 1}${pages.length}`), ""));
        const running = numbered.join("");
        const words = bare(running);
        // A figure that another sheet begins with may come between a paragraph's halves in the file.
        const halved = (text) => numbered.some((sheet, idx) => {
          const [above, below] = [sheet, numbered[idx + 1] ?? ""].map(bare);
          return [...text].some((_, at) => at > 0 && below.startsWith(text.slice(at)) && above.includes(text.slice(0, at)));
        });
        for (const [part, texts] of Object.entries(whole)) {
          assert.ok(texts.length > 0 && texts.every((text) => letters(text).length > 0), part);
          const printed = (text) => running.includes(letters(text)) || words.includes(bare(text)) || halved(bare(text));
          assert.deepEqual(texts.filter((text) => !printed(text)), [], part);
        }
        assert.ok(figures.length > 10);
        // Each figure, from its title to its sources, stands on one sheet. Its sources may have got their numbers there.
        assert.deepEqual(figures.filter((parts) => !each.some((text) => parts.every((part) => bare(text).includes(bare(part))))).map(([title]) => title), []);
        assert.equal(twice.length, 4);
        assert.deepEqual(twice.filter((text) => all.split(letters(text)).length < 2), []);
        pages.forEach((text, idx) => assert.match(text.replaceAll(/\s+/g, " "), new RegExp(`(^|\\D)${idx + 1} / ${pages.length}(\\D|$)`), `sheet ${idx + 1}`));
      });
    });
  }
}

test("no surface is dark on paper, and of a figure in two forms one is there", async () => {
  await open("en/", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const { dark, forms, ink } = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
      const lightness = (color) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return a === 0 ? 1 : (0.21 * r + 0.72 * g + 0.07 * b) / 255;
      };
      const large = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 60 && element.getBoundingClientRect().width > 300;
      const surfaces = [...document.querySelectorAll("html, body, body *:not(svg *)")].filter(large);
      return {
        dark: surfaces.filter((element) => lightness(getComputedStyle(element).backgroundColor) < 0.7).map((element) => `${element.tagName}.${element.className}`),
        forms: [...document.querySelectorAll(".figure-picture:has(.only-wide)")].map((picture) => [...picture.querySelectorAll(".only-wide, .only-narrow")].filter((form) => form.checkVisibility()).length),
        ink: [...document.querySelectorAll("h1, h2, h3, .step-text > p, .figure-title, .figure-source, .end-notes p")].filter((element) => lightness(getComputedStyle(element).color) > 0.45).map((element) => element.textContent.slice(0, 40)),
      };
    });
    assert.deepEqual(dark, []);
    assert.deepEqual(ink, []);
    assert.deepEqual(forms, [1, 1, 1, 1]);
  });
});

test("the page of sources prints each source's address", async () => {
  await open("en/sources/", { alive: false }, async (page) => {
    const addresses = await page.evaluate(() => [...document.querySelectorAll('a[rel="external"]')].map((link) => link.getAttribute("href")));
    const text = letters((await sheets(page)).join(""));
    assert.ok(addresses.length > 100);
    assert.ok(addresses.filter((address) => text.includes(letters(address))).length > addresses.length * 0.95);
  });
});
