// The story in a frame of another site's page: it is told how far the reader has scrolled, and stands as on its own page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { steps } from "../lib/content.mjs";
import { ENGINES } from "../lib/engines.mjs";
import { hosts } from "../lib/hosts.mjs";
import { STRICT_CSP } from "../lib/server.mjs";

const ids = await steps();
const schema = JSON.parse(await readFile(new URL("../../src/embed/embed.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true }).addSchema(schema, "embed");
const valid = (side) => ajv.compile({ $ref: `embed#/$defs/${side}` });
const [fromStory, fromHost] = [valid("fromStory"), valid("fromHost")];

/** Hosts that are of no use to look at: a box around the story that is as high as it, a frame of the host's own, a wish. */
const MORE = {
  "/grows.html": '<!DOCTYPE html><html lang="en"><title>A box</title><body><div style="overflow: hidden">{{embed}}</div><p>{{text}}</p>',
  "/closed.html": '<!DOCTYPE html><html lang="en"><title>Closed</title><body><iframe sandbox="allow-scripts" src="{{story}}en/" height="400"></iframe>{{embed}}',
  "/part.html": '<!DOCTYPE html><html lang="en"><title>A part</title><body><div class="qantar-embed" data-src="{{story}}en/part/price/"></div>{{embed}}<p>{{text}}</p>',
  "/wish.html": '<!DOCTYPE html><html lang="en"><title>A wish</title><body>{{embed data-mode="stepper"}}<p>{{text}}</p>',
};

/** Hosts of one story that scrolls with them. */
const FOLLOWED = ["article", "box", "column", "csp", "form", "reset", "rtl", "sandbox", "two"];

/** Where the host's element, frame and scrolling box are. */
const geometry = (page, nth = 0) =>
  page.host((nth) => {
    const element = document.querySelectorAll(".qantar-embed")[nth];
    const box = (of) => (({ top, bottom, left, right, height, width }) => ({ top, bottom, left, right, height, width }))(of.getBoundingClientRect());
    const reader = document.querySelector(".reader");
    const port = reader ? { top: box(reader).top + reader.clientTop, height: reader.clientHeight } : { top: 0, height: innerHeight };
    const header = document.querySelector(".masthead");
    const above = header ? header.offsetHeight : 0;
    const edge = port.top + above;
    const room = element.shadowRoot.firstElementChild;
    return { edge, visible: port.height - above, room: box(room), frame: box(room.firstElementChild), passed: edge - box(room).top };
  }, nth);

/** Scrolls the host until the story's top is `top` above the edge. */
const passTo = (page, top, nth = 0) =>
  page.host(([top, nth]) => {
    const room = document.querySelectorAll(".qantar-embed")[nth].shadowRoot.firstElementChild;
    const reader = document.querySelector(".reader");
    const edge = (reader ? reader.getBoundingClientRect().top + reader.clientTop : 0) + (document.querySelector(".masthead")?.offsetHeight ?? 0);
    (reader ?? window).scrollBy({ top: top - (edge - room.getBoundingClientRect().top), behavior: "instant" });
  }, [top, nth]);

const told = (page, type) => page.host((type) => said.filter((data) => data?.qantar && (!type || data.type === type)), type);
const look = () => {
  const { step, framed, alive, settled } = document.documentElement.dataset;
  return { step, framed, alive, settled, top: scrollY, height: document.documentElement.scrollHeight, hash: location.hash };
};

for (const [engine, launch] of Object.entries(ENGINES)) {
  describe(engine, () => {
    let browser, site;
    before(async () => {
      site = await hosts({ pages: MORE });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /** Opens a host, waits until its story is awake and at rest in the frame, runs `work(page, story)` and closes it. */
    async function open(name, options, work) {
      const page = await browser.open(site.host + name, options);
      const story = (work, arg, nth) => page.story(site.story, work, arg, nth);
      try {
        // Frames further down are fetched when the reader comes near.
        await page.host(() => document.querySelector(".qantar-embed, iframe")?.scrollIntoView({ block: "start" }));
        await page.until("the story wakes in its frame", () => story(look), ({ framed, alive, settled }) => framed && alive && settled === "true");
        // What comes late, such as the headings' type, has come.
        let seen;
        await page.until("the story keeps its height", async () => {
          const before = seen;
          await page.host(() => new Promise((later) => setTimeout(later, 500)));
          seen = await story(() => `${document.fonts.status} ${document.body.getBoundingClientRect().height}`);
          return seen === before && seen.startsWith("loaded");
        }, Boolean);
        await rests(page, story);
        return await work(page, story);
      } finally {
        await page.close();
      }
    }

    /** Until host and story agree where the reader is, and how high the story is. */
    async function rests(page, story) {
      await page.until(
        "host and story agree",
        async () => ({ ...(await story(look)), ...(await geometry(page).catch(() => undefined)) }),
        ({ framed, settled, top, height, room, passed, frame }) =>
          settled === "true" &&
          (framed !== "follow" ||
            (Math.abs(room.height - height) <= 1 && Math.abs(top - Math.max(0, Math.min(passed, room.height - frame.height))) <= 1)),
      );
    }

    for (const host of FOLLOWED) {
      test(`${host}: scrolled through, each step becomes active once, in order, its stage in sight`, async () => {
        await open(`${host}.html`, {}, async (page, story) => {
          assert.equal((await story(look)).framed, "follow");
          // Where a step comes to its line, as the story's own page has it; asked anew for each, since type that comes late
          // may make words above it longer.
          const lineOf = (nth) =>
            story((nth) => {
              const step = document.querySelector(`[data-step-index="${nth}"]`);
              const chapter = step.closest("[data-chapter]");
              const line = innerHeight * (chapter.matches("[data-on-stage]") ? 0.7 : 0.25);
              // The first step is the active one as soon as its chapter is.
              const from = step.matches("[data-step-index]:first-of-type") ? chapter : step;
              return from.getBoundingClientRect().top + scrollY - line;
            }, nth);
          const before = (await told(page, "step")).length;
          await passTo(page, 0);
          const outside = [];
          for (const nth of ids.keys()) {
            const line = await lineOf(nth);
            if (line < 0) continue;
            await passTo(page, line + 3);
            await page.until(`step ${ids[nth]} becomes active`, () => story(look), ({ step }) => Number(step) >= nth);
            const stage = await story(() => {
              const { top, bottom } = document.querySelector(".stage-frame").getBoundingClientRect();
              const around = document.querySelector(".scrolly").getBoundingClientRect();
              const bar = document.querySelector(".chapter-bar").getBoundingClientRect();
              return { top, bottom, bar: bar.bottom, sticks: bar.top === 0 && around.top <= bar.bottom && around.bottom >= innerHeight };
            });
            const { frame, edge, visible } = await geometry(page);
            if (stage.sticks) {
              const top = frame.top + stage.top - edge;
              const bottom = frame.top + stage.bottom - edge - visible;
              if (top < -2 || bottom > 2 || Math.abs(stage.top - stage.bar) > 2) outside.push({ step: ids[nth], top, bottom });
            }
          }
          assert.deepEqual(outside, []);
          const active = (await told(page, "step")).slice(before).map(({ step }) => step);
          // The first ones lie above where the story begins to scroll.
          const first = ids.indexOf(active[0]);
          assert.ok(first <= 1, `the first step told is ${active[0]}`);
          assert.deepEqual(active, ids.slice(first));
          await rests(page, story);
          const { room } = await geometry(page);
          assert.ok(Math.abs(room.height - (await story(look)).height) <= 1);
          const wrong = (await told(page)).filter((message) => !fromStory(message));
          assert.deepEqual(wrong, [], "messages from the story are as the schema says");
          const heard = await story(() => said.filter((data) => data?.qantar));
          assert.ok(heard.length > 10);
          assert.deepEqual(heard.filter((message) => !fromHost(message)), [], "messages from the host too");
          assert.deepEqual(page.heard, []);
        });
      });
    }

    test("the wheel over the frame scrolls its host, and the story with it", async () => {
      await open("article.html", {}, async (page, story) => {
        await passTo(page, 100);
        await page.mouse.move(500, 400);
        await page.wheel(900);
        await page.until("the story moves", () => story(look), ({ top }) => top > 500);
      });
    });

    test("a link within the story takes the host along", async () => {
      await open("article.html", {}, async (page, story) => {
        await passTo(page, 200);
        await rests(page, story);
        await story(() => document.querySelector('.chapter-bar a[href="#toll"]').click());
        await page.until("the chapter becomes active", () => story(look), ({ step }) => ids[step]?.startsWith("toll"));
        await rests(page, story);
        assert.ok((await geometry(page)).passed > 10_000);
        assert.deepEqual(page.heard, []);
      });
    });

    test("nobody is carried into a story that opens further down, and goto is a wish of the host's own", async () => {
      await open("article.html", {}, async (page, story) => {
        await page.host(() => scrollTo({ top: 0, behavior: "instant" }));
        await story(() => location.replace("#toll"));
        await page.until("the story asks", () => told(page, "scroll"), (asked) => asked.length > 0);
        await rests(page, story);
        assert.equal(await page.host(() => scrollY), 0);
        await page.host(() => document.querySelector(".qantar-embed").qantar.goto("almaty-square"));
        await page.until("the step becomes active", () => story(look), ({ step }) => ids[step] === "almaty-square");
        await rests(page, story);
        assert.ok((await geometry(page)).passed > 5000);
      });
    });

    test("keys of the host's form never move the story; with the focus inside, the story's keys do", async () => {
      await open("form.html", {}, async (page, story) => {
        await passTo(page, 3000);
        await rests(page, story);
        const at = await story(() => ({ step: document.documentElement.dataset.step, top: scrollY }));
        const scrolled = await page.host(() => scrollY);
        await page.host(() => document.querySelector("textarea").focus({ preventScroll: true }));
        await page.keyboard.type("Dear editors, 1 2 3");
        for (const key of ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", " ", "Escape", "Enter"]) await page.keyboard.press(key);
        await rests(page, story);
        const { step, top } = await story(look);
        assert.deepEqual({ step, top }, at);
        assert.equal(await page.host(() => scrollY), scrolled);

        const { frame } = await geometry(page);
        // On words, not on a link.
        await page.mouse.click(frame.left + 30, frame.top + frame.height / 2);
        await page.until("the frame has the focus", () => story(() => document.hasFocus()), Boolean);
        const place = async () => (await geometry(page)).passed;
        for (const [key, moves] of [["PageDown", 300], ["ArrowDown", 20], [" ", 300], ["ArrowUp", -20], ["PageUp", -300]]) {
          const from = await place();
          await page.keyboard.press(key);
          await page.until(`${key} moves the story`, place, (to) => (moves > 0 ? to - from >= moves : to - from <= moves));
          await rests(page, story);
        }
        assert.equal(await page.host(() => document.querySelector("output").value), "0", "the host's own arrow keys heard none");
        await page.keyboard.press("End");
        await page.until("the story's end", () => story(look), ({ step }) => Number(step) === ids.length - 1);
        // On and out of the story.
        await page.keyboard.press("PageDown");
        await page.until("the story is passed", () => geometry(page), ({ passed, room, frame }) => passed > room.height - frame.height + 100);
        assert.deepEqual(page.heard, []);
      });
    });

    test("nothing in the sandbox can be reached from outside, nor the host from inside", async () => {
      await open("sandbox.html", {}, async (page, story) => {
        const reached = await page.host(() => {
          const { frame } = document.querySelector(".qantar-embed").qantar;
          const tries = [() => frame.contentDocument?.title, () => frame.contentWindow.document.title, () => frame.contentWindow.location.href];
          return tries.map((reach) => {
            try {
              return reach() ?? "nothing";
            } catch {
              return "nothing";
            }
          });
        });
        assert.deepEqual(reached, ["nothing", "nothing", "nothing"]);
        const inside = await story(() => {
          try {
            return [origin, parent.document.title];
          } catch {
            return [origin, "nothing"];
          }
        });
        assert.deepEqual(inside, ["null", "nothing"]);
      });
    });

    test("two embeds go their own ways", async () => {
      await open("two.html", {}, async (page, story) => {
        await page.host(() => document.querySelectorAll(".qantar-embed")[1].scrollIntoView());
        await page.until("the second wakes", () => story(look, undefined, 1), ({ alive, framed }) => alive && framed === "follow");
        const first = await story(look);
        await page.host(() => {
          window.steps = [[], []];
          for (const [nth, element] of [...document.querySelectorAll(".qantar-embed")].entries()) {
            element.addEventListener("qantar:step", ({ detail }) => window.steps[nth].push(detail.step));
          }
        });
        await passTo(page, 6000, 1);
        await page.until("the second moves", () => page.host(() => window.steps[1].length), (n) => n > 0);
        // The first was passed on the way: as soon as the browser lets a frame out of sight do anything, it goes on to its
        // end, and never back.
        const all = await steps();
        const way = [first.step, ...(await page.host(() => window.steps[0])).map((step) => all.indexOf(step))].map(Number);
        assert.deepEqual(way, way.toSorted((a, b) => a - b), "the first goes with the second");
        await page.until("the first rests, where it was or at its end", () => story(look), ({ step }) => step === first.step || Number(step) === all.length - 1);
        await page.host(() => document.querySelectorAll(".qantar-embed")[1].qantar.remove());
        assert.deepEqual(await page.host(() => [document.querySelectorAll(".qantar-embed")[1].shadowRoot.childElementCount, "qantar" in document.querySelectorAll(".qantar-embed")[1]]), [0, false]);
        assert.deepEqual(page.heard, []);
      });
    });

    test("twenty times smaller and larger again, the story is as high as before; one change, one burst", async () => {
      await open("column.html", { width: 1000 }, async (page, story) => {
        const sizes = [[], []];
        for (let cycle = 0; cycle < 20; cycle += 1) {
          for (const [nth, [width, height]] of [[300, 500], [1000, 700]].entries()) {
            const heights = (await told(page, "height")).length;
            await page.resize(width, height);
            await page.until("the frame takes its size", () => story(() => innerWidth), (inner) => inner < width && (nth === 0) === inner < 300);
            await rests(page, story);
            sizes[nth].push((await geometry(page)).room.height);
            assert.ok((await told(page, "height")).length - heights <= 3, "one burst of heights");
          }
        }
        for (const heights of sizes) assert.ok(Math.max(...heights) - Math.min(...heights) <= 1, heights.join(" "));
        const n = (await told(page)).length;
        // A second of nothing at all.
        await page.host(() => new Promise((done) => setTimeout(done, 1000)));
        assert.equal((await told(page)).length, n);
        assert.deepEqual(page.heard, []);
      });
    });

    test("ten thousand hostile messages change nothing", async () => {
      await open("article.html", {}, async (page, story) => {
        await passTo(page, 4000);
        await rests(page, story);
        const state = async () => [await story(() => [document.documentElement.dataset.step, document.documentElement.dataset.framed, scrollY, location.pathname]), await story(() => [...document.querySelectorAll(".step-text > p, h1, h2, h3")].map((words) => words.textContent).join() + (document.documentElement.getAttribute("style") ?? "")), await geometry(page), await page.host(() => [scrollY, events.length])];
        await page.host(() => {
          window.events = [];
          for (const type of ["ready", "height", "step", "filter", "language", "error"]) document.addEventListener(`qantar:${type}`, ({ detail }) => events.push(detail));
        });
        const was = await state();
        await page.host(async () => {
          const { frame } = document.querySelector(".qantar-embed").qantar;
          const bad = [null, undefined, -1, NaN, Infinity, "", "x", [], {}, true, { toString: 1 }, "javascript:alert(1)", "url(//evil.test)", "var(--x)", "a".repeat(5000), new Date(), new Map([[1, 2]]), -1e9, 1n];
          const types = ["hello", "scroll", "goto", "theme", "language", "ready", "height", "step", "filter", "error", "move", "__proto__", "constructor", "toString", "hasOwnProperty", "", null, 7];
          const keys = ["mode", "top", "ack", "step", "scheme", "properties", "language", "height", "ask", "by"];
          const pick = (list, nth) => list[nth % list.length];
          const stranger = document.createElement("iframe");
          document.body.append(stranger);
          for (let nth = 0; nth < 6000; nth += 1) {
            // From the right window, in the wrong shape.
            const message = { qantar: pick([1, 1, 1, 2, "1", null], nth), type: pick(types, nth) };
            for (const key of keys) message[key] = pick(bad, Math.floor(nth / 7) + key.length);
            // What a name of the page's own would be is right.
            if (message.type === "theme") message.properties = { "--explainer-ink": pick(bad, nth), "--paper": "red", "--explainer-nonsense": "red", __proto__: null };
            frame.contentWindow.postMessage(nth % 9 ? message : pick(bad, nth), "*");
          }
          // In the right shape, from the wrong window: to the story, and to the host as if from the story.
          const words = [
            { type: "scroll", top: 9, ack: 1e9 }, { type: "goto", step: "toll" }, { type: "theme", scheme: "dark", properties: { "--explainer-ink": "red" } }, { type: "language", language: "nl" }, { type: "hello", mode: "stepper" },
            { type: "height", height: 300 }, { type: "ready", language: "nl", scrolls: false }, { type: "step", step: "toll", index: 3 }, { type: "scroll", top: 9, ask: 1 }, { type: "move", by: 500 }, { type: "error", code: "flat" },
          ].map((word) => ({ qantar: 1, ...word }));
          const send = stranger.contentWindow.Function("to", "word", "to.postMessage(word, '*')");
          for (let nth = 0; nth < 4000; nth += 1) send(nth % 2 ? frame.contentWindow : window, pick(words, nth >> 1));
          stranger.remove();
          await new Promise((done) => setTimeout(done, 500));
        });
        await page.until("all have arrived", () => story(() => said.length), (n) => n > 7000);
        await rests(page, story);
        assert.deepEqual(await state(), was);
        assert.deepEqual(page.heard, []);
        // And still it hears its host.
        await passTo(page, 6000);
        await page.until("the story goes on", () => story(look), ({ top }) => Math.abs(top - 6000) <= 1);
      });
    });

    const shown = () => {
      const seen = [...document.querySelectorAll("[data-step-index]")].filter((step) => step.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }) && step.getBoundingClientRect().height > 1);
      return { seen: seen.map(({ id }) => id), position: document.querySelector(".stepper p").textContent, step: document.documentElement.dataset.step };
    };
    const press = (story, nth) => story((nth) => document.querySelectorAll(".stepper button")[nth].click(), nth);

    test("without a host script the story goes step by step, in order, each alone, its words and map in sight", async () => {
      await open("stepper.html", {}, async (page, story) => {
        assert.equal((await story(look)).framed, "stepper");
        for (const [nth, id] of ids.entries()) {
          if (nth > 0) await press(story, 1);
          await page.until(`step ${id} is active`, () => story(shown), ({ step }) => step === String(nth));
          const now = await story(shown);
          assert.deepEqual(now.seen, [id]);
          assert.equal(now.position, `${nth + 1} of ${ids.length}`);
        }
        assert.ok(await story(() => document.querySelectorAll(".stepper button")[1].disabled));
        await press(story, 0);
        await page.until("one back", () => story(shown), ({ step }) => step === String(ids.length - 2));
        assert.deepEqual((await told(page, "step")).map(({ step }) => step), [...ids, ids.at(-2)]);
        // The frame is as high as it was, and so is what it asks for.
        assert.deepEqual((await told(page, "height")).map(({ height }) => height), [720]);
        assert.deepEqual(await story(() => [scrollY, document.documentElement.scrollHeight === innerHeight]), [0, true]);
        assert.deepEqual((await told(page)).filter((message) => !fromStory(message)), []);
        assert.deepEqual(page.heard, []);
      });
    });

    test("the stepper's map follows, links lead to steps, and arrow keys move only with the focus inside", async () => {
      await open("stepper.html", {}, async (page, story) => {
        const camera = () => story(() => document.querySelector("#stage-map .camera").getAttribute("transform"));
        const first = await camera();
        await story(() => document.querySelector('.chapter-bar a[href="#spread"]').click());
        const spread = ids.findIndex((id) => id.startsWith("spread"));
        await page.until("the chapter's first step", () => story(shown), ({ step }) => step === String(spread));
        await page.until("the map follows", camera, (now) => now !== first);
        await page.keyboard.press("ArrowRight");
        assert.equal((await story(shown)).step, String(spread), "the host had the focus");
        await page.host(() => document.querySelector("iframe").focus({ preventScroll: true }));
        await story(() => document.querySelectorAll(".stepper button")[1].focus());
        await page.keyboard.press("ArrowRight");
        await page.until("one on", () => story(shown), ({ step }) => step === String(spread + 1));
        await page.keyboard.press("ArrowLeft");
        await page.until("one back", () => story(shown), ({ step }) => step === String(spread));
        await story(() => document.querySelector("[data-step-index].now a.note-ref, a.note-ref").click());
        await page.until("a note opens", () => story(() => Boolean(document.querySelector(".note-panel button")?.checkVisibility())), Boolean);
        assert.deepEqual(page.heard, []);
      });
    });

    test("a finger that goes sideways moves the stepper, and no other movement does", async () => {
      await open("stepper.html", { width: 400, height: 900, hasTouch: true }, async (page, story) => {
        // Of what is seen of it.
        const middle = (selector) => story((selector) => {
          const { left, top, width, bottom } = document.querySelector(selector).getBoundingClientRect();
          const end = Math.min(bottom, document.querySelector(".stepper").getBoundingClientRect().top);
          return [left + width / 2, (top + end) / 2];
        }, selector);
        /** From the middle of an element, so far to the right and down. */
        const swipe = async (selector, right, down) => {
          const [x, y] = await middle(selector);
          // The host scrolls with a finger that goes up or down.
          const [left, top] = await page.host(() => {
            const frame = document.querySelector("iframe");
            frame.scrollIntoView({ block: "start", behavior: "instant" });
            const { left, top } = frame.getBoundingClientRect();
            return [left, top];
          });
          const from = [left + x - right / 2, top + y - down / 2];
          await page.swipe(from, [from[0] + right, from[1] + down]);
        };
        const at = async (nth) => {
          await page.until(`step ${nth} is active`, () => story(shown), ({ step }) => step === String(nth));
          await page.until("all rests", () => story(look), ({ settled }) => settled === "true");
        };
        const WORDS = ".steps-column";
        // Before the first there is none.
        await swipe(WORDS, 200, 0);
        await swipe(WORDS, -200, 30);
        await at(1);
        // Over the map too, which scrolls with the page and has no hold on one finger.
        await swipe("#stage-map", -200, -30);
        await at(2);
        // Up and down, aslant, and too short.
        for (const [right, down] of [[0, 120], [0, -120], [-120, 100], [-40, 0]]) await swipe(WORDS, right, down);
        // What scrolls sideways itself.
        await swipe(".chapter-bar", -200, 0);
        await swipe(WORDS, 200, 0);
        await at(1);
        assert.deepEqual((await told(page, "step")).map(({ index }) => index), [0, 1, 2, 1]);
        assert.deepEqual(page.heard, []);
      });
    });

    test("hosts that know other embeds' dialects give the stepper its height, and it grows no further", async () => {
      await open("dialects.html", {}, async (page, story) => {
        const frame = () => page.host(() => document.querySelector("iframe").offsetHeight);
        await page.until("the frame grows", frame, (height) => height === 720);
        for (let cycle = 0; cycle < 20; cycle += 1) {
          for (const [width, height] of [[500, 640], [1000, 720]]) {
            await page.resize(width, 600);
            await page.until("the frame has its height", frame, (now) => now === height);
          }
        }
        const others = await page.host(() => said.filter((data) => !data?.qantar));
        // Four dialects for each change, and nothing else.
        assert.equal(others.length, (1 + 40) * 4);
        assert.ok(others.includes("pymxPYMxstory-1xPYMxheightxPYMx720"));
        assert.ok(others.some((said) => said.sentinel === "amp" && said.type === "embed-size" && said.height === 720));
        assert.ok(others.some((said) => typeof said === "string" && /^\{.*"context":"iframe\.resize","height":720\}$/.test(said)));
        assert.ok(others.some((said) => said["datawrapper-height"]?.qantar === 720));
        assert.deepEqual(page.heard, []);
      });
    });

    test("in a box that grows with what it holds, and on wish, our own host script has a stepper", async () => {
      for (const name of ["grows.html", "wish.html"]) {
        await open(name, {}, async (page, story) => {
          assert.equal((await story(look)).framed, "stepper");
          await page.until("the frame has its height", () => geometry(page), ({ frame, room }) => frame.height === 720 && room.height === 720);
          assert.deepEqual(page.heard, []);
        });
      }
    });

    test("a part of the story stands in a frame as high as itself", async () => {
      const page = await browser.open(`${site.host}part.html`);
      try {
        const story = (work) => page.story(site.story, work);
        const natural = () => story(() => Math.round(document.body.getBoundingClientRect().height));
        for (const width of [1000, 400, 1000]) {
          await page.resize(width, 700);
          await page.until("frame and part agree", async () => [(await geometry(page)).frame.height, await natural(), await story(() => document.documentElement.dataset.framed)], ([frame, part, framed]) => framed === "tall" && part > 200 && Math.abs(frame - part) <= 1);
        }
        assert.deepEqual(page.heard, []);
      } finally {
        await page.close();
      }
    });

    test("where WebAssembly is forbidden the flat page scrolls with its host, which hears of it", async () => {
      const forbidding = await hosts({ csp: STRICT_CSP.replace(" 'wasm-unsafe-eval'", "") });
      const page = await browser.open(`${forbidding.host}article.html`);
      try {
        const story = (work, arg) => page.story(forbidding.story, work, arg);
        await page.until("it is told", () => told(page, "error"), ([error]) => error?.code === "flat");
        await page.until("there is room for the whole of it", () => page.host(() => document.documentElement.scrollHeight), (height) => height > 20_000);
        await passTo(page, 9000);
        await page.until("it scrolls", () => story(look), ({ top, framed }) => framed === "follow" && Math.abs(top - 9000) <= 1);
        assert.ok(await story(() => document.documentElement.classList.contains("flat")));
      } finally {
        await page.close();
        await forbidding.close();
      }
    });

    test("from a host that lets nobody fetch, a sandbox has the flat page, scrolling by itself, and the pasted line its link", async () => {
      const closed = await hosts({ headers: {}, pages: MORE });
      const page = await browser.open(`${closed.host}closed.html`);
      try {
        const story = (work, arg) => page.story(closed.story, work, arg);
        await page.until("the words are there", () => story(() => document.querySelectorAll(".step-text").length), (n) => n === ids.length);
        assert.equal((await story(look)).framed, undefined);
        assert.ok(await story(() => {
          scrollTo(0, 500);
          return scrollY === 500;
        }));
        assert.ok(await page.host(() => document.querySelector(".qantar-embed a").checkVisibility()));
      } finally {
        await page.close();
        await closed.close();
      }
    });

    test("a host's colours, language and wishes reach the story, its choices the host", async () => {
      await open("article.html", {}, async (page, story) => {
        await page.host(() => {
          window.chosen = [];
          document.addEventListener("qantar:filter", ({ detail }) => chosen.push(detail.kinds));
        });
        assert.equal(await story(() => document.documentElement.style.getPropertyValue("--accent")), "light-dark(#7a1f5c, #f3a5d8)");
        await page.host(() => document.querySelector(".qantar-embed").qantar.theme("dark", { "--explainer-accent": "", "--explainer-serif": "Iowan Old Style, serif" }));
        await page.until("the theme comes", () => story(() => [document.documentElement.style.colorScheme, document.documentElement.style.getPropertyValue("--accent"), document.documentElement.style.getPropertyValue("--serif")]), (style) => `${style}` === "dark,,Iowan Old Style, serif");
        await story(() => document.querySelector('[data-filter="violence"]').click());
        await page.until("the filter is told", () => page.host(() => chosen), (chosen) => `${chosen.at(-1)}` === "violence");
        await page.host(() => document.querySelector(".qantar-embed").qantar.language("nl"));
        await page.until("the Dutch story", () => page.story(`${site.story}nl/`, () => [document.documentElement.dataset.alive, document.documentElement.dataset.framed].join()), (is) => is === "true,follow");
        assert.deepEqual(page.heard, []);
      });
    });
  });
}
