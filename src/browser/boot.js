// Starts the WebAssembly once the reader sees the page: the two files it needs are named by its own script tag.
// If that fails the prerendered page stays as it is, laid out flat.

const { js, wasm } = document.querySelector("script[data-js]").dataset;

// The second frame begins after the first was painted. A tab in the background paints none: there, `load` comes first.
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
  if (document.readyState === "complete") resolve();
  else addEventListener("load", resolve, { once: true });
});

try {
  await painted;
  // Both names are relative to the page, while import() would look beside this file.
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  document.documentElement.classList.add("flat");
  console.warn("The page stays flat: its live part did not start.", error);
}
