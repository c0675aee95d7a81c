// Starts the WebAssembly once the reader sees the page, and wakes the islands one by one. The two files it needs are
// named by its own script tag. Whatever fails, the prerendered page stands.

const script = document.querySelector("script[data-js]");
// Both names are relative to the page, while import() would look beside this file.
const file = (name) => new URL(script.dataset[name], document.baseURI);
const islands = [...document.querySelectorAll("[data-island]")].map((root) => ({ root, printed: root.innerHTML, name: root.dataset.island }));

// What the reader pressed before the islands were awake is pressed again when they are.
let early = [];
const keep = (event) => event.target.closest?.("[data-filter],[data-city]") && early.push(event.target.closest("[data-filter],[data-city]"));
addEventListener("click", keep);

// The second frame begins after the first was painted. A tab in the background paints none: there, `load` comes first.
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
  if (document.readyState === "complete") resolve();
  else addEventListener("load", resolve, { once: true });
});
const task = () => new Promise((resolve) => setTimeout(resolve));

// A panic leaves the instance that it happened in unusable, and with it every island it runs. So the island that
// failed goes back to its printed form for good, and the others start again in a new instance.
let failed = false;
let attempt = 0;
const onError = (event) => {
  if (!(event.error ?? event.reason instanceof WebAssembly.RuntimeError)) return;
  event.preventDefault();
  failed = true;
};

async function start() {
  attempt += 1;
  const { default: init, wake } = await import(attempt > 1 ? `${file("js")}?${attempt}` : file("js"));
  await init({ module_or_path: file("wasm") });
  for (const island of islands.filter(({ dead }) => !dead)) {
    failed = false;
    try {
      wake(island.root);
    } catch {
      failed = true;
    }
    // Yew hydrates in a task of its own.
    await task();
    if (failed) {
      island.dead = true;
      console.error(`The island "${island.name}" failed and stays as printed; the others go on.`);
      for (const { root, printed } of islands) root.innerHTML = printed;
      return start();
    }
  }
}

addEventListener("error", onError);
addEventListener("unhandledrejection", onError);
try {
  await painted;
  await start();
  document.documentElement.dataset.alive = "true";
  removeEventListener("click", keep);
  for (const target of early) target.isConnected && target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
} catch (error) {
  document.documentElement.classList.add("flat");
  console.warn("The page stays flat: its live part did not start.", error);
}
