// Opens an edition that is one file: what stands packed in it becomes the page of sources and the live part, which
// boot.js starts here as everywhere.

(async () => {
  // Thirteen bits stand in two characters of 91; `<` is none of them.
  const bytes = ({ textContent: text, dataset: { length } }) => {
    const digit = (at) => text.charCodeAt(at) - 35 - (text.charCodeAt(at) > 60);
    const made = new Uint8Array(length);
    for (let [at, to, bits, held] = [0, 0, 0, 0]; at < text.length; at += 2) {
      bits |= (digit(at) * 91 + digit(at + 1)) << held;
      for (held += 13; held > 7; held -= 8, bits >>= 8) made[to++] = bits;
    }
    return made;
  };
  const unpack = (name) => {
    const packed = new Blob([bytes(document.querySelector(`[data-packed="${name}"]`))]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  };
  const address = async (name, type) => URL.createObjectURL(new Blob([await unpack(name).arrayBuffer()], { type }));
  document.getElementById("sources").innerHTML = await unpack("sources").text();
  for (const file of (await unpack("data").text()).split("\f")) {
    const [name] = file.split("\n", 1);
    const text = new Blob(["\ufeff", file.slice(name.length + 1)], { type: "text/csv;charset=utf-8" });
    for (const link of document.querySelectorAll(`a[download="${name}"]`)) link.href = URL.createObjectURL(text);
  }
  document.querySelector("svg[data-late]").dataset.late = await address("land", "image/svg+xml");
  document.querySelector("image[data-late]").dataset.late = await address("relief", "image/png");
  const live = document.createElement("script");
  live.type = "module";
  live.dataset.js = await address("glue", "text/javascript");
  live.dataset.wasm = await address("wasm", "application/wasm");
  live.textContent = await unpack("boot").text();
  document.head.append(live);
})().catch((error) => {
  document.documentElement.classList.add("flat");
  console.warn("The page stays flat: its live part does not open.", error);
});
