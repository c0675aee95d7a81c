// Starts the WebAssembly once the reader sees the page, and wakes the islands one by one: the stage as soon as the browser
// has read so far, the rest when it has read all. The two files it needs are named by its own script tag. Whatever fails, the
// prerendered page stands.

const page = document.documentElement;
// Without this the page lies flat after a while (styles/flat.css).
page.dataset.boots = "";
const script = document.querySelector("script[data-js]");
// Both names are relative to the page, while import() would look beside this file.
const file = (name) => new URL(script.dataset[name], document.baseURI);

// The page's head has asked for both files already; they come while it is laid out and painted.
const compile = (response) =>
  // Compiled while it arrives, from hosts that name its type.
  response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(WebAssembly.compile);
const wasm = fetch(file("wasm")).then(compile);
const glue = import(file("js"));
// Whether they fail is asked later.
for (const promise of [wasm, glue]) promise.catch(() => {});

// A task that a frame asks for runs after that frame was painted. A tab in the background paints none: there, `load`
// comes first.
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  if (document.readyState === "complete") resolve();
  else addEventListener("load", resolve, { once: true });
});
const isRead = () => document.readyState !== "loading";
/** What follows the stage: its steps, perhaps not all of them yet. */
const AFTER_STAGE = ".stage-frame + *";

const islands = [];
/** Finds the islands that the browser has read to their end. */
function findIslands() {
  const end = isRead() ? null : document.querySelector(AFTER_STAGE);
  for (const root of document.querySelectorAll("[data-island]")) {
    if (end && !(root.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    if (!islands.some((own) => own.root === root)) islands.push({ root, printed: root.innerHTML, name: root.dataset.island });
  }
}
// At once when the page is read: what others make of it later is not what was printed.
const read = (isRead() ? Promise.resolve() : new Promise((read) => addEventListener("DOMContentLoaded", read, { once: true }))).then(findIslands);

const { search, hash } = location;
// Who opens the page at its top sees the stage first. An address that says more may name anything, and a frame's script looks at
// the whole page.
if (search || hash || parent !== self) await read;
else await new Promise((there) => {
  const look = () => (isRead() || document.querySelector(AFTER_STAGE) ? there() : setTimeout(look, 8));
  look();
});

// A part of the page that the address asks for has a page of its own.
const part = new URLSearchParams(search).get("part");
if (!document.querySelector("[data-part]") && (/^(map|timeline|between)$/.test(part) || document.getElementById(`figure-${part}`))) {
  location.replace(`part/${part}/${search}${hash}`);
} else if (parent !== self) {
  // A guest in another page has more to do, and what its host wrote into the address does not stay there.
  import(`./framed.js${search}`).catch(console.warn);
}

findIslands();

// The address names the step, and the live part goes there itself: the browser's own memory of a height is wrong on a
// page that is laid out piece by piece.
try {
  history.scrollRestoration = "manual";
} catch {
  // A sandboxed frame may not.
}

// What the reader pressed before the islands were awake is pressed again when they are; by its place in the island of that
// name, since it may be printed anew until then.
const PRESSED = "[data-filter],[data-city]";
const early = [];
const keep = ({ target }) => {
  const pressed = target.closest?.(PRESSED);
  const root = pressed?.closest("[data-island]");
  if (root) early.push({ name: root.dataset.island, nth: [...root.querySelectorAll(PRESSED)].indexOf(pressed) });
};
addEventListener("click", keep);
function pressEarly() {
  removeEventListener("click", keep);
  for (const { name, nth } of early.splice(0)) {
    document.querySelector(`[data-island="${name}"]`).querySelectorAll(PRESSED)[nth]?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }
}

/** The rest of what is under way, in a task of its own: before whatever else waits, where the browser knows how, but after what
 * the reader does. */
const task = () => (self.scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve)));
const idle = () => new Promise((resolve) => (self.requestIdleCallback ?? setTimeout)(resolve, { timeout: 500 }));

// A panic leaves the instance that it happened in unusable, and with it every island it runs: all are printed anew and
// start in another instance. An island that fails while it wakes is left out of that, for good. When the page fails
// later there is no telling which island did it: it starts again once.
// In which order islands wake, and how many of the parts of `start` (browser/mod.rs) come after the first of them.
const RANK = { stage: 0, "chapter-bar": 1, reader: 3 };
const PARTS_OF_SCROLL = 3;

let stop;
let failure;
let waking = false;
let starts = 0;
let revived = false;

async function start() {
  starts += 1;
  failure = undefined;
  // The same address would give the same instance. With another fragment it is another one, and the file is the same,
  // for caches and where it is a `blob:`.
  const live = await (starts > 1 ? import(`${file("js")}#${starts}`) : glue);
  await live.default({ module_or_path: await wasm });
  stop = live.stop;
  // First what the scroll moves, the stage and then the bar; figures' readers wait until the browser has time. Each step is
  // a task of its own, so that a slow phone can answer its reader in between.
  const wanted = (rank) => islands.filter(({ dead, name }) => !dead && (RANK[name] ?? 2) === rank);
  let part = 0;
  for (const island of wanted(0)) if (!(await wake(live, island))) return start();
  for (; part < PARTS_OF_SCROLL; part += 1) live.start(part), await task();
  for (const island of wanted(1)) if (!(await wake(live, island))) return start();
  await read;
  for (const island of wanted(2)) if (!(await wake(live, island))) return start();
  for (; live.start(part); part += 1) await task();
  pressEarly();
  for (const island of wanted(3)) {
    await idle();
    if (!(await wake(live, island))) return start();
  }
  page.dataset.alive = "true";
  // Last what nobody waits for: shading, and the world around the country.
  await idle();
  const { saveData, effectiveType } = navigator.connection ?? {};
  if (saveData || /2g/.test(effectiveType)) return;
  try {
    for (const late of document.querySelectorAll("html [data-late]")) await fill(late);
    page.dataset.late = "true";
  } catch {
    // No network: the maps are whole without.
  }
}

/** An image or a link gets its file. The outlines get a file with parts for the page's own groups: a frame without an origin may fetch
 * one, and may not refer to it. */
async function fill(late) {
  const { late: name } = late.dataset;
  if (!late.matches("svg")) return late.setAttribute("href", name);
  const file = new DOMParser().parseFromString(await (await fetch(name)).text(), "image/svg+xml");
  for (const part of file.documentElement.children) document.getElementById(part.id)?.replaceChildren(...part.children);
}

/** Whether the island woke. One that did not is printed anew with all others, which have to start again. */
async function wake(live, island) {
  const { root, printed } = island;
  // What a page translator or an extension has made of the island by now is not what Yew expects. That the reader
  // has opened an event there, or how far they have read by the bar, does not matter.
  if (root.innerHTML.replace(/ (?:open|style)="[^"]*"/g, "") !== printed) root.innerHTML = printed;
  waking = true;
  try {
    live.wake(root);
  } catch (error) {
    failure ??= error;
  }
  // Yew hydrates in a task of its own.
  await task();
  waking = false;
  if (!failure) return true;
  console.error(`The island "${island.name}" failed and stays as printed; the others go on.`, failure);
  island.dead = true;
  printAnew();
  return false;
}

function printAnew() {
  try {
    stop?.();
  } catch {
    // Too broken even for that; what it still hears, it cannot act upon.
  }
  stop = undefined;
  for (const mark of ["alive", "settled"]) delete page.dataset[mark];
  for (const island of islands) {
    // Yew's listeners go with the old root.
    const root = island.root.cloneNode();
    root.innerHTML = island.printed;
    island.root.replaceWith(root);
    island.root = root;
  }
}

function layFlat(error) {
  printAnew();
  for (const mark of ["step", "tone"]) delete page.dataset[mark];
  page.classList.add("flat");
  console.warn("The page stays flat: its live part does not run.", error);
}

const onError = (event) => {
  const error = event.error ?? event.reason;
  // Others' scripts may run in the page too.
  const ours = error instanceof WebAssembly.RuntimeError || error?.stack?.includes(script.dataset.js.split("/").pop());
  if (!ours) return;
  event.preventDefault();
  failure ??= error;
  if (waking || starts === 0) return;
  if (revived) return layFlat(error);
  revived = true;
  console.error("The live part of the page failed and starts again.", error);
  printAnew();
  start().catch(layFlat);
};
addEventListener("error", onError);
addEventListener("unhandledrejection", onError);

try {
  await painted;
  await start();
} catch (error) {
  layFlat(error);
}
// Text size, calm and the way back to a step, which may be the page's last, come last of all.
await read;
import("./comfort.js").catch(() => {});
