// Without script the whole story is there: every chapter, step, note and event as text, every figure drawn.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { languages, steps } from "../lib/content.mjs";
import { PHONE, site } from "../lib/site.mjs";

const open = site();
const ids = await steps();
const story = (name) => readFile(new URL(`../../story/${name}`, import.meta.url), "utf8");
const idsOf = (text, table) => [...text.matchAll(new RegExp(`^\\[\\[${table}\\]\\]\\s*\\nid\\s*=\\s*"([^"]+)"`, "gm"))].map(([, id]) => id);

for (const language of await languages()) {
  test(`without script all text in ${language} is there and can be seen`, async () => {
    const chapters = idsOf(await story("steps.toml"), "chapter");
    const events = idsOf(await story("events.toml"), "event");
    assert.ok(chapters.length > 10 && ids.length > 50 && events.length > 50);
    await open(`${language}/`, { alive: false, javaScriptEnabled: false, viewport: PHONE }, async (page, heard) => {
      const seen = await page.evaluate(() => {
        // What is far below is laid out only when it comes into sight.
        document.head.append(Object.assign(document.createElement("style"), { textContent: "* { content-visibility: visible !important }" }));
        const text = (element) => (element.checkVisibility() ? element.innerText.trim().length : 0);
        return {
          chapters: [...document.querySelectorAll("[data-chapter]")].map((chapter) => [chapter.id, text(chapter.querySelector("h2"))]),
          steps: [...document.querySelectorAll("[data-step-index]")].map((step) => [step.id, text(step.querySelector(".step-text"))]),
          events: [...document.querySelectorAll("[data-event]")].map((event) => [event.dataset.event, text(event.querySelector("summary"))]),
          notes: [...document.querySelectorAll(".end-notes li")].map((note) => [note.id, text(note)]),
          marks: [...document.querySelectorAll("a.note-ref")].map((mark) => mark.getAttribute("href").slice(1)),
        };
      });
      const names = (pairs) => pairs.map(([name]) => name);
      assert.deepEqual(names(seen.chapters), chapters);
      assert.deepEqual(names(seen.steps), ids);
      assert.deepEqual(names(seen.events).sort(), [...events].sort());
      assert.deepEqual([...new Set(seen.marks)].filter((mark) => !names(seen.notes).includes(mark)), []);
      for (const [part, least] of [["chapters", 2], ["steps", 20], ["events", 10], ["notes", 20]]) {
        assert.deepEqual(seen[part].filter(([, length]) => length < least), [], part);
      }
      // A browser without script refuses the one script that the head asks for.
      assert.deepEqual(heard.filter((line) => !/hydrate-\w+\.js csp$/.test(line)), []);
    });
  });

  test(`without script every figure in ${language} is drawn`, async () => {
    await open(`${language}/`, { alive: false, javaScriptEnabled: false, viewport: PHONE }, async (page) => {
      const figures = await page.evaluate(() => [...document.querySelectorAll("[data-chapter] figure")].map((figure) => {
        figure.scrollIntoView();
        // The largest: a figure may also hold signs to refer to, which have no size, and both a narrow and a wide form.
        const area = (element) => element.getBoundingClientRect().width * element.getBoundingClientRect().height;
        const drawing = [...figure.querySelectorAll("svg, table")].sort((a, b) => area(b) - area(a))[0] ?? figure;
        const { width, height } = drawing.getBoundingClientRect();
        const shapes = [...drawing.querySelectorAll("path, rect, circle, line, text, use, td")];
        const drawn = shapes.filter((shape) => {
          const box = shape.getBoundingClientRect();
          return box.width > 0 || box.height > 0;
        }).length;
        return { chapter: figure.closest("[data-chapter]").id, step: figure.closest("[data-step-index]")?.id, class: figure.className, width, height, drawn };
      }));
      assert.ok(figures.length > 20);
      assert.deepEqual(figures.filter(({ width, height, drawn }) => !(width > 100 && height > 40 && drawn > 2)), []);
    });
  });
}
