// Starts the WebAssembly once the reader sees the page, and wakes the islands one by one. The two files it needs are
// named by its own script tag. Whatever fails, the prerendered page stands.

const page = document.documentElement;
const script = document.querySelector("script[data-js]");
// Both names are relative to the page, while import() would look beside this file.
const file = (name) => new URL(script.dataset[name], document.baseURI);
const islands = [...document.querySelectorAll("[data-island]")].map((root) => ({ root, printed: root.innerHTML, name: root.dataset.island }));

// What the reader pressed before the islands were awake is pressed again when they are; by its place, since an island
// may be printed anew until then.
const PRESSED = "[data-filter],[data-city]";
const early = [];
const keep = ({ target }) => {
  const pressed = target.closest?.(PRESSED);
  const island = pressed && islands.find(({ root }) => root.contains(pressed));
  if (island) early.push({ island, nth: [...island.root.querySelectorAll(PRESSED)].indexOf(pressed) });
};
addEventListener("click", keep);

// The second frame begins after the first was painted. A tab in the background paints none: there, `load` comes first.
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
  if (document.readyState === "complete") resolve();
  else addEventListener("load", resolve, { once: true });
});
const task = () => new Promise((resolve) => setTimeout(resolve));

// A panic leaves the instance that it happened in unusable, and with it every island it runs: all are printed anew and
// start in another instance. An island that fails while it wakes is left out of that, for good. When the page fails
// later there is no telling which island did it: it starts again once.
let stop;
let failure;
let alive = false;
let starts = 0;
let revived = false;

async function start() {
  starts += 1;
  failure = undefined;
  // The same address would give the same instance.
  const live = await import(starts > 1 ? `${file("js")}?${starts}` : file("js"));
  await live.default({ module_or_path: file("wasm") });
  stop = live.stop;
  for (const island of islands.filter(({ dead }) => !dead)) {
    const { root, printed } = island;
    // What a page translator or an extension has made of the island by now is not what Yew expects. That the reader
    // has opened an event there does not matter.
    if (root.innerHTML.replaceAll(' open=""', "") !== printed) root.innerHTML = printed;
    try {
      live.wake(root);
    } catch (error) {
      failure ??= error;
    }
    // Yew hydrates in a task of its own.
    await task();
    if (failure) {
      console.error(`The island "${island.name}" failed and stays as printed; the others go on.`, failure);
      island.dead = true;
      printAnew();
      return start();
    }
  }
  live.start();
  alive = true;
  page.dataset.alive = "true";
}

function printAnew() {
  alive = false;
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
  if (!alive) return;
  if (revived) return layFlat(error);
  revived = true;
  console.error("The live part of the page failed and starts again.", error);
  printAnew();
  start().catch(layFlat);
};
addEventListener("error", onError);
addEventListener("unhandledrejection", onError);

// The address names the step, while the same number of pixels leads elsewhere once the heights of what was never seen
// are guessed anew: so a reload goes by the address. Back within the page goes by pixels.
addEventListener("pagehide", () => alive && (history.scrollRestoration = "manual"));
addEventListener("pageshow", () => (history.scrollRestoration = "auto"));
try {
  await painted;
  await start();
} catch (error) {
  layFlat(error);
}
removeEventListener("click", keep);
for (const { island, nth } of early) {
  island.root.querySelectorAll(PRESSED)[nth]?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}
