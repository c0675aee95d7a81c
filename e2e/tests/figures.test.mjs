// Every datum of every figure is reached and told by the keyboard alone, and the data come as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heavyLanguages } from "../lib/content.mjs";
import { site } from "../lib/site.mjs";

const open = site();

for (const language of await heavyLanguages()) {
  test(`${language}: the two buttons of a figure tell all of its marks, forwards and back`, async () => {
    await open(`${language}/`, {}, async (page) => {
      const figures = page.locator('[data-island="reader"]');
      assert.equal(await figures.count(), 15);
      for (const figure of await figures.all()) {
        const said = await figure.evaluate((figure) => {
          const parts = figure.querySelector(".said").children;
          const marks = [...figure.querySelectorAll("svg:last-of-type [data-read]")];
          const sentence = (mark) => mark.dataset.read.split(" ").map((idx) => parts[idx].textContent).join("");
          return [...new Set(marks.map(sentence))];
        });
        const line = figure.locator(".reader-line");
        const [previous, next] = await figure.locator(".reader-step").all();
        await next.focus();
        const told = [];
        for (const _ of said) {
          const before = await line.textContent();
          await page.keyboard.press("Enter");
          await page.waitForFunction(([line, before]) => line.textContent !== before, [await line.elementHandle(), before]);
          told.push(await line.textContent());
          assert.ok(await figure.locator('[data-told="1"]').count() > 0, "no mark is shown as told");
        }
        assert.deepEqual(told, said);
        await previous.focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction(([line, text]) => line.textContent === text, [await line.elementHandle(), said.at(-2) ?? said[0]]);
      }
    });
  });
}

test("the buttons hold neither the focus nor the page's keys", async () => {
  const [language] = await heavyLanguages();
  await open(`${language}/`, {}, async (page) => {
    const figure = page.locator('[data-island="reader"]').first();
    await figure.locator(".reader-step").last().focus();
    const top = await page.evaluate(() => scrollY);
    await page.keyboard.press("PageDown");
    await page.waitForFunction((top) => scrollY > top, top);
    await page.keyboard.press("Tab");
    assert.ok(await figure.evaluate((figure) => !figure.contains(document.activeElement)), "Tab stays in the figure");
  });
});

test("a figure's data come as a file, without script too", async () => {
  for (const language of await heavyLanguages()) {
    await open(`${language}/`, { javaScriptEnabled: false, alive: false }, async (page, heard, url) => {
      const links = await page.locator('.figure-data a[download]').evaluateAll((links) => links.map((link) => link.href));
      assert.equal(links.length, 17);
      for (const link of links) {
        const answer = await page.request.get(link);
        assert.ok(answer.ok(), link);
        assert.match(answer.headers()["content-type"], /^text\/csv/);
        assert.ok((await answer.text()).split("\r\n").length > 2, link);
      }
    });
  }
});
