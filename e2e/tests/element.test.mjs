// The story as an element of somebody else's page, on another origin: alive in its shadow root, apart from its host and
// from its like, and gone without a trace when it is removed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints, launch } from "../lib/browser.mjs";
import { watchPolicy } from "../lib/policy.mjs";
import { serve } from "../lib/server.mjs";
import { DESKTOP, PHONE } from "../lib/site.mjs";

let story, host, browser;
const pages = {};
before(async () => {
  story = await serve({ headers: { "Access-Control-Allow-Origin": "*" } });
  host = await serve({ root: import.meta.dirname, extra: pages });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.close();
  await story?.close();
});

/** Opens a host page with this body, works in it and closes it. */
async function visit(body, { head = "", html = 'lang="en"', csp, script = "qantar-story.js", prepare, viewport = DESKTOP }, work) {
  const path = `/${Object.keys(pages).length}.html`;
  const policy = csp ? `<meta http-equiv="Content-Security-Policy" content="${csp}">` : "";
  pages[path] = `<!DOCTYPE html><html ${html}><head><meta charset="utf-8"><title>Host</title>${policy}${head}<script type="module" src="${story.url}${script}"></script></head><body>${body}</body></html>`;
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    const heard = complaints(page);
    await page.addInitScript(() => {
      window.told = [];
      for (const type of ["ready", "step", "filter", "language", "error"]) {
        addEventListener(`qantar:${type}`, ({ detail, target }) => window.told.push({ type, detail, id: target.id }));
      }
    });
    await prepare?.(page);
    await page.goto(host.url + path.slice(1));
    return await work(page, heard);
  } finally {
    await context.close();
  }
}

/** Until every island of an element is awake. */
const alive = (page, selector = "qantar-story") =>
  page.waitForFunction((selector) => document.querySelector(selector)?.shadowRoot?.querySelector(".story-root")?.dataset.alive === "true", selector, { timeout: 60_000 });
const dataset = (page, selector = "qantar-story") =>
  page.evaluate((selector) => ({ ...document.querySelector(selector).shadowRoot.querySelector(".story-root").dataset }), selector);
/** What the host's scripts heard of one kind. */
const told = (page, type, id) => page.evaluate(([type, id]) => window.told.filter((one) => one.type === type && (id === undefined || one.id === id)).map(({ detail }) => detail), [type, id]);
const goTo = async (page, step, selector = "qantar-story") => {
  await page.evaluate(([selector, step]) => document.querySelector(selector).goto(step), [selector, step]);
  await page.waitForFunction((step) => window.told.some(({ type, detail }) => type === "step" && detail.step === step), step);
};

const HOSTILE = `<style>
  html { font-size: 5px; color-scheme: dark } body { margin: 0 auto; max-width: 1000px }
  * { font-size: 31px !important; color: rgb(255, 0, 0) !important; line-height: 3 !important; letter-spacing: 5px; text-transform: uppercase; box-sizing: content-box !important }
  :root { --paper: red; --ink: lime; --bar: 9em } .step, .stage, p, svg { display: none !important }
</style>`;

test("a host's styles do not come in, and ours do not go out", async () => {
  const looks = () => {
    const { shadowRoot } = document.querySelector("qantar-story");
    const style = (selector) => {
      const { color, fontSize, letterSpacing, textTransform, lineHeight, display, boxSizing } = getComputedStyle(shadowRoot.querySelector(selector));
      return { color, fontSize, letterSpacing, textTransform, lineHeight, display, boxSizing };
    };
    return [".masthead h1", ".dek", ".step p", ".stage", ".hands button", ".figure-title"].map(style);
  };
  const hostLooks = () => ["h1", "p", "body", "html"].map((selector) => {
    const { color, fontFamily, margin, backgroundColor, display } = getComputedStyle(document.querySelector(selector));
    return [color, fontFamily, margin, backgroundColor, display].join(" ");
  });
  const body = '<h1>Host</h1><p>before</p><qantar-story lang="en"></qantar-story>';
  const plain = await visit(body, { head: "<style>body { margin: 0 auto; max-width: 1000px }</style>" }, async (page) => {
    await alive(page);
    assert.deepEqual(await page.evaluate(hostLooks), await visit(body, { head: "<style>body { margin: 0 auto; max-width: 1000px }</style>", script: "none.js" }, (page) => page.evaluate(hostLooks)));
    return page.evaluate(looks);
  });
  const hostile = await visit(body, { head: HOSTILE }, async (page) => {
    await alive(page);
    return page.evaluate(looks);
  });
  assert.deepEqual(hostile, plain);
});

test("the story follows the host's scroll and tells of it; the address stays the host's", async () => {
  await visit('<form><input id="own" style="position: fixed; inset-block-end: 0"></form><qantar-story lang="en" id="s"></qantar-story><p>after</p>', {}, async (page, heard) => {
    await alive(page);
    const [ready] = await told(page, "ready");
    assert.deepEqual([ready.language, ready.languages[0], ready.steps > 50, ready.scrolls], ["en", "en", true, true]);
    const [before, address] = [page.url(), await page.evaluate(() => history.length)];
    await goTo(page, "spread-4-january");
    const { step, index, of, chapter } = (await told(page, "step")).at(-1);
    assert.deepEqual([step, chapter, of, String(index)], ["spread-4-january", "spread", ready.steps, (await dataset(page)).step]);
    const stage = await page.locator("#stage-map").boundingBox();
    assert.ok(stage.y >= 0 && stage.y + stage.height <= DESKTOP.height, JSON.stringify(stage));

    // A link within leads within.
    await page.locator(".chapter-bar a").nth(7).click();
    await page.waitForFunction(() => window.told.at(-1).type === "step" && window.told.at(-1).detail.chapter === "toll");
    await page.locator('[data-filter="violence"]').dispatchEvent("click");
    await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "filter" && detail.kinds.join() === "violence"));
    assert.deepEqual([page.url(), await page.evaluate(() => history.length)], [before, address]);

    // What is typed in the host's form is the host's.
    const state = await dataset(page);
    await page.evaluate(() => document.querySelector("#own").focus({ preventScroll: true }));
    await page.keyboard.type("0+-");
    assert.equal((await dataset(page)).step, state.step);
    assert.deepEqual(heard, []);
  });
});

test("a note opens beside its text, and a card on the map", async () => {
  await visit('<qantar-story lang="nl"></qantar-story>', { viewport: PHONE }, async (page, heard) => {
    await alive(page);
    await page.locator("a.note-ref").first().click();
    await page.locator(".note-panel button").click();
    await page.locator(".note-panel").waitFor({ state: "hidden" });
    await goTo(page, "spread-4-january");
    await page.locator("#stage-map .mark[data-city]:not(.off)").first().dispatchEvent("click");
    await page.locator(".card .card-title").waitFor();
    assert.ok((await page.locator(".card .event").count()) > 0);
    assert.deepEqual(heard, []);
  });
});

test("two stories in two languages do not know of each other", async () => {
  const body = '<qantar-story lang="en" part="timeline" id="a"></qantar-story><qantar-story lang="ru" part="timeline" id="b" theme="dark"></qantar-story>';
  await visit(body, {}, async (page, heard) => {
    await alive(page, "#a");
    await alive(page, "#b");
    await page.locator('#b [data-filter="violence"]').click();
    await page.waitForFunction(() => window.told.some(({ type, id }) => type === "filter" && id === "b"));
    const pressed = (id) => page.locator(`#${id} [data-filter][aria-pressed="true"]`).count();
    assert.deepEqual([await pressed("a"), await pressed("b")], [0, 1]);
    assert.deepEqual(await told(page, "filter", "a"), []);
    const paper = (id) => page.evaluate((id) => getComputedStyle(document.querySelector(id).shadowRoot.querySelector(".story-root")).backgroundColor, id);
    assert.notEqual(await paper("#a"), await paper("#b"));
    await page.evaluate(() => document.querySelector("#a").setAttribute("theme", "dark"));
    assert.equal(await paper("#a"), await paper("#b"));
    assert.deepEqual(heard, []);
  });
});

test("a host's properties colour the story, and no others do", async () => {
  const body = '<qantar-story lang="en" part="price" style="--explainer-paper: rgb(1, 2, 3); --ink: rgb(4, 5, 6)"></qantar-story>';
  await visit(body, {}, async (page) => {
    await alive(page);
    const seen = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.querySelector("qantar-story").shadowRoot.querySelector(".story-root"));
      return [backgroundColor, color];
    });
    assert.equal(seen[0], "rgb(1, 2, 3)");
    assert.notEqual(seen[1], "rgb(4, 5, 6)");
  });
});

test("the map alone goes to the city, in a host that reads from the right", async () => {
  await visit('<p>قبل</p><qantar-story lang="kk" part="map"></qantar-story>', { html: 'lang="ar" dir="rtl"', viewport: PHONE }, async (page, heard) => {
    await alive(page);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("qantar-story").shadowRoot.querySelector(".part")).direction), "ltr");
    await page.locator(".part-view").nth(1).click();
    await page.waitForFunction(() => document.querySelector("qantar-story").shadowRoot.querySelector("#stage-map").dataset.view === "city");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.deepEqual(heard, []);
  });
});

test("in a box that scrolls by itself the story follows the box", async () => {
  const box = '<div id="box" style="block-size: 700px; overflow: auto"><p style="block-size: 400px">above</p><qantar-story lang="en"></qantar-story></div>';
  await visit(box, {}, async (page, heard) => {
    await alive(page);
    await goTo(page, "spread-4-january");
    assert.ok(await page.evaluate(() => document.querySelector("#box").scrollTop) > 1000);
    // The reader's hand, which also ends the way there.
    await page.mouse.move(600, 300);
    await page.mouse.wheel(0, -100_000);
    await page.waitForFunction(() => window.told.at(-1).type === "step" && window.told.at(-1).detail.index < 3);
    assert.deepEqual(heard, []);
  });
});

test("a story that fails lies flat, and the other goes on", async () => {
  const body = '<qantar-story lang="en" part="map" id="a"></qantar-story><qantar-story lang="en" part="map" id="b"></qantar-story>';
  await visit(body, {}, async (page, heard) => {
    await alive(page, "#a");
    await alive(page, "#b");
    // The place where Yew would insert a card is gone.
    await page.evaluate(() => {
      const insert = Node.prototype.insertBefore;
      Node.prototype.insertBefore = function () {
        Node.prototype.insertBefore = insert;
        throw new DOMException("sabotage", "NotFoundError");
      };
    });
    const press = (id) => page.locator(`#${id} #stage-map .mark[data-city]:not(.off)`).first().dispatchEvent("click");
    await press("a");
    await page.waitForFunction(() => window.told.some(({ type, id, detail }) => type === "error" && id === "a" && detail.code === "flat"));
    assert.ok(await page.locator("#a .flat-map").first().isVisible());
    await press("b");
    await page.locator("#b .card .card-title").waitFor();
    assert.deepEqual(await told(page, "error", "b"), []);
    assert.deepEqual(heard.filter((line) => line.startsWith("exception")), []);
  });
});

test("another language or part takes the place of the one before", async () => {
  await visit('<qantar-story lang="en" part="price"></qantar-story>', {}, async (page, heard) => {
    await alive(page);
    await page.evaluate(() => document.querySelector("qantar-story").setAttribute("part", "no-such-part"));
    await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "ready" && detail.steps > 50));
    await alive(page);
    await page.locator('[data-language][hreflang="nl"]').click();
    await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "ready" && detail.language === "nl"));
    assert.equal((await told(page, "language"))[0].language, "nl");
    assert.deepEqual(heard.filter((line) => !/404|no-such-part/.test(line)), []);
  });
});

test("another language goes on at the step, and carries nobody along who is not in the story", async () => {
  await visit('<p style="block-size: 900px">before</p><qantar-story lang="en"></qantar-story><p>after</p>', {}, async (page, heard) => {
    const speaks = (language) => page.waitForFunction((language) => window.told.some(({ type, detail }) => type === "ready" && detail.language === language), language);
    await alive(page);
    await page.evaluate(() => (document.querySelector("qantar-story").lang = "ru"));
    await speaks("ru");
    await alive(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
    await goTo(page, "almaty-square");
    await page.evaluate(() => {
      window.told.length = 0;
      document.querySelector("qantar-story").lang = "nl";
    });
    await speaks("nl");
    await alive(page);
    await page.waitForFunction(() => window.told.at(-1).type === "step" && window.told.at(-1).detail.step === "almaty-square");
    const place = () => page.evaluate(() => document.querySelector("qantar-story").shadowRoot.querySelector("#almaty-square").getBoundingClientRect().top);
    assert.ok(Math.abs(await place()) < DESKTOP.height / 2, `${await place()}`);
    // What the one before was still fetching is let go of.
    assert.deepEqual(heard.filter((line) => !line.includes("ERR_ABORTED")), []);
  });
});

test("where a story was led to is marked, as the page marks its address's target", async () => {
  await visit('<qantar-story lang="en"></qantar-story>', {}, async (page) => {
    await alive(page);
    const ground = (id) => page.evaluate((id) => getComputedStyle(document.querySelector("qantar-story").shadowRoot.querySelector(`#${id}`)).backgroundColor, id);
    const [first, second] = await page.evaluate(() => [...document.querySelector("qantar-story").shadowRoot.querySelectorAll(".event")].slice(3, 5).map(({ id }) => id));
    const plain = await ground(first);
    for (const [id, other] of [[first, second], [second, first]]) {
      await page.evaluate((id) => document.querySelector("qantar-story").goto(id), id);
      assert.notEqual(await ground(id), plain);
      assert.equal(await ground(other), plain);
    }
  });
});

test("a story that could not be had is asked for again: at a change, and when it is put in anew", async () => {
  for (const again of ["a change", "put in anew"]) {
    await visit('<qantar-story lang="en" part="price"><a href="/">the story</a></qantar-story>', { prepare: (page) => page.route(`${story.url}en/**`, (route) => route.abort()) }, async (page) => {
      await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "error" && detail.code === "absent"));
      assert.ok(await page.locator("qantar-story a").isVisible());
      await page.unroute(`${story.url}en/**`);
      await page.evaluate((again) => {
        const element = document.querySelector("qantar-story");
        if (again === "a change") element.setAttribute("part", "votes");
        else document.body.append(element);
      }, again);
      await alive(page);
    });
  }
});

test("under a host's strict policy the story lives, and without WebAssembly it stands flat", async () => {
  const csp = (wasm) => `default-src 'none'; script-src ${story.url} ${wasm}; style-src 'self'; connect-src ${story.url}; img-src ${story.url} data:`;
  for (const [wasm, lives] of [["'wasm-unsafe-eval'", true], ["", false]]) {
    let violations;
    const prepare = async (page) => (violations = await watchPolicy(page));
    await visit('<qantar-story lang="en"></qantar-story>', { csp: csp(wasm), prepare }, async (page) => {
      if (lives) {
        await alive(page);
        await goTo(page, "spread-4-january");
        assert.deepEqual(violations, []);
      } else {
        await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "error" && detail.code === "flat"));
        assert.ok(await page.locator(".flat-map").first().isVisible());
        assert.ok(!(await page.locator("#stage-map").isVisible()));
      }
    });
  }
});

test("where the story cannot be had, the link stands", async () => {
  const csp = `default-src 'none'; script-src ${story.url} 'wasm-unsafe-eval'`;
  await visit(`<qantar-story lang="en"><a href="${story.url}en/">the story</a></qantar-story>`, { csp }, async (page) => {
    await page.waitForFunction(() => window.told.some(({ type, detail }) => type === "error" && detail.code === "absent"));
    assert.ok(await page.locator("qantar-story a").isVisible());
  });
});

test("what is removed is gone: listeners, instances and nodes, twenty times over", async () => {
  await visit('<p id="host">host</p>', {}, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.enable");
    const cycle = () => page.evaluate(async () => {
      const story = Object.assign(document.createElement("qantar-story"), { lang: "en" });
      story.setAttribute("part", "votes");
      document.body.append(story);
      const root = () => story.shadowRoot.querySelector(".story-root");
      while (root()?.dataset.late !== "true") await new Promise(requestAnimationFrame);
      story.remove();
    });
    const count = async () => {
      for (let time = 0; time < 3; time += 1) await session.send("HeapProfiler.collectGarbage");
      const instances = async (prototype) => {
        const { result } = await session.send("Runtime.evaluate", { expression: prototype });
        const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
        const { result: length } = await session.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true });
        await session.send("Runtime.releaseObject", { objectId: objects.objectId });
        return length.value;
      };
      const listeners = [];
      for (const expression of ["window", "document"]) {
        const { result } = await session.send("Runtime.evaluate", { expression });
        listeners.push((await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId })).listeners.length);
      }
      const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
      return { instances: await instances("WebAssembly.Memory.prototype"), roots: await instances("ShadowRoot.prototype"), listeners: listeners.join(), nodes, jsEventListeners };
    };
    // The first brings the compiled module and the sheet, which stay.
    await cycle();
    const once = await count();
    for (let time = 0; time < 20; time += 1) await cycle();
    // One may still be held by what the browser has not yet let go of, and what it lets go of it does in its own time.
    const isGone = (often) =>
      often.listeners === once.listeners && often.instances <= once.instances + 1 && often.roots <= once.roots + 1 &&
      often.nodes < once.nodes + 3000 && often.jsEventListeners <= once.jsEventListeners + 20;
    let often = await count();
    for (let again = 0; again < 20 && !isGone(often); again += 1) {
      await page.evaluate(() => new Promise((later) => requestIdleCallback(later)));
      often = await count();
    }
    assert.ok(isGone(often), JSON.stringify([once, often]));
  });
});
