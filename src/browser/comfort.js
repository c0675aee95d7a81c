// What a reader may set (size of the text, calm), paper, and the way back to where they were. It comes last of all, with
// its words and its styles, and asks nobody but this browser. Where the browser keeps nothing, all of it works until the
// page is left.

const page = document.documentElement;
const KEY = "qandy-qantar";

/** What is kept: `step`, the id of the step that was reached; `size` and `calm`, once they were chosen. */
const kept = {
  read() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  },
  write(change) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...this.read(), ...change }));
    } catch {
      // A sandboxed frame, or a reader who wants nothing to be kept.
    }
  },
  forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  },
};

function set(name, value) {
  if (value) page.dataset[name] = value;
  else delete page.dataset[name];
}

/** The fragment, once its styles are here, so that it is never seen without them. */
async function fragment(name) {
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("comfort.css", import.meta.url) });
  const styled = new Promise((resolve, reject) => Object.assign(styles, { onload: resolve, onerror: reject }));
  document.head.append(styles);
  const [answer] = await Promise.all([fetch(new URL(name, document.baseURI)), styled]);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return document.createRange().createContextualFragment(await answer.text()).firstElementChild;
}

/** Choices become attributes of the root element, and the controls show what they are. */
function settings(root) {
  const { size, calm } = kept.read();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const calmly = root.querySelector('[name="calm"]');
  const show = (size, calm) => {
    set("size", size);
    set("calm", calm);
    root.querySelector(`[name="size"][value="${size ?? 0}"]`).checked = true;
    // What the system asks for needs no choice.
    calmly.checked = Boolean(calm) || still.matches;
    calmly.disabled = still.matches;
  };
  show(["1", "2"].includes(size) ? size : undefined, calm === "true" ? calm : undefined);
  still.addEventListener("change", () => show(page.dataset.size, page.dataset.calm));
  root.addEventListener("change", ({ target }) => {
    const now = { ...page.dataset };
    if (target.name === "size") now.size = target.value === "0" ? undefined : target.value;
    if (target.name === "calm") now.calm = target.checked ? "true" : undefined;
    show(now.size, now.calm);
    kept.write({ size: now.size, calm: now.calm });
  });
  root.querySelector('[name="forget"]').addEventListener("click", () => {
    kept.forget();
    show();
  });
  root.addEventListener("keydown", ({ key }) => {
    const open = root.querySelector("details[open]");
    if (key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
}

/** Keeps the step whenever the page rests, and at a new visit's beginning offers the one that was reached. */
function resume(root) {
  const line = root.querySelector(".resume");
  const close = root.querySelector(".resume-close");
  const step = () => document.querySelector(`[data-step-index="${page.dataset.step}"]`);
  const reached = document.getElementById(kept.read().step ?? "");
  const hide = () => {
    line.replaceChildren();
    close.hidden = true;
  };
  if (reached?.dataset.stepIndex > 0 && page.dataset.step === "0") {
    const name = (reached.querySelector("h3") ?? reached.closest("[data-chapter]").querySelector("h2")).textContent;
    const link = Object.assign(document.createElement("a"), { href: `#${reached.id}`, textContent: line.dataset.offer.replace("{step}", name) });
    line.append(link);
    close.hidden = false;
    link.addEventListener("click", hide);
    close.addEventListener("click", hide);
  }
  new MutationObserver(() => {
    // The first step is where everybody begins.
    if (page.dataset.settled !== "true" || !(page.dataset.step > 0)) return;
    hide();
    if (kept.read().step !== step()?.id) kept.write({ step: step()?.id });
  }).observe(page, { attributeFilter: ["data-settled"] });
}

/** On paper, links to a source name its number, and each event's text is seen; the button adds the list of sources. */
function paper(root) {
  let opened = [];
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll('a[href^="sources/#s"]')) link.dataset.number = Number(link.hash.slice(2)) + 1;
    if (!CSS.supports("selector(::details-content)")) {
      opened = [...document.querySelectorAll(".event details:not([open])")];
      for (const event of opened) event.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const event of opened.splice(0)) event.open = false;
  });
  root.querySelector('[name="print"]').addEventListener("click", async () => {
    root.querySelector("details").open = false;
    if (!document.querySelector(".paper-sources")) {
      try {
        const answer = await fetch(new URL("sources/", document.baseURI));
        const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
        const list = Object.assign(document.createElement("section"), { className: "sources-page paper-sources" });
        list.append(...body.querySelectorAll(".sources-page > :is(h1, .source-kind, ol)"));
        document.querySelector(".colophon").before(list);
      } catch {
        // Then without it.
      }
    }
    print();
  });
}

const place = document.querySelector("[data-comfort]");
if (place) {
  const root = await fragment(place.dataset.comfort);
  place.append(root);
  settings(root);
  resume(root);
  paper(root);
}
// A guest in another page keeps nothing.
if (parent === self) import("./offline.js").catch(() => {});
