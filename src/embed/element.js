// <qantar-story lang part theme>: the story, or a part of it, in a shadow root of somebody else's page. The page is the
// one that is published; each element wakes a WebAssembly instance of its own, and lets go of all of it when it is
// removed. Whatever fails, what is printed stands; where not even that can be had, the element's own children do.

const HERE = new URL(".", import.meta.url);
// As xtask/src/element.rs names them.
const { wasm: WASM, css: CSS_FILE } = NAMES;
/** A target that stood still for this many frames is reached; after so many the reader is left where they are. */
const STILL_FRAMES = 4;
const MOST_FRAMES = 120;

const compile = (response) =>
  response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(WebAssembly.compile);
const fetched = async (name, read) => {
  const response = await fetch(new URL(name, HERE));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return read(response);
};
/** Asked for once for all elements; again after a failure. */
const once = (ask) => {
  let promise;
  return () => (promise ??= ask().catch((error) => {
    promise = undefined;
    throw error;
  }));
};
const compiled = once(() => fetched(WASM, compile));
const styled = once(() => fetched(CSS_FILE, async (response) => new CSSStyleSheet().replace(await response.text())));

const task = () => new Promise((resolve) => setTimeout(resolve));
const idle = () => new Promise((resolve) => (self.requestIdleCallback ?? setTimeout)(resolve, { timeout: 500 }));

// What a panic throws is heard by its story already.
const OWN = import.meta.url.split("/").pop();
for (const name of ["error", "unhandledrejection"]) {
  addEventListener(name, (event) => {
    if ((event.error ?? event.reason)?.stack?.includes(OWN)) event.preventDefault();
  });
}

/** The page of a language, or of a part of it; of the whole where there is no such part. */
async function printed(language, part, signal) {
  const ask = async (path) => {
    const response = await fetch(new URL(path, HERE), { signal });
    return response.ok ? { url: response.url, text: await response.text() } : undefined;
  };
  const known = /^[a-z-]+$/;
  for (const code of [language, language.split("-")[0], "en"]) {
    if (!known.test(code)) continue;
    const page = (part && known.test(part) && (await ask(`${code}/part/${part}/`))) || (await ask(`${code}/`));
    if (page) return page;
  }
  throw new Error(`${HERE}: no page in "${language}"`);
}

/** The page's body as it stands within an element: what it links to is elsewhere. */
function rooted({ url, text }) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const root = Object.assign(document.createElement("div"), { className: "story-root", lang: page.documentElement.lang, dir: "ltr" });
  Object.assign(root.dataset, page.documentElement.dataset, { boots: "" });
  for (const link of page.querySelectorAll('[href]:not([href^="#"])')) {
    link.setAttribute("href", new URL(link.getAttribute("href"), url));
    if (link.localName === "a" && !link.hasAttribute("download")) Object.assign(link, { target: "_blank", rel: "noopener" });
  }
  for (const late of page.querySelectorAll("[data-late]")) late.dataset.late = new URL(late.dataset.late, url);
  const script = page.querySelector("script[data-wasm]");
  // Another deployment's islands are not what this script's WebAssembly expects.
  const fits = script?.dataset.wasm.endsWith(WASM);
  // The element has styles of its own.
  for (const link of page.body.querySelectorAll('link[rel="stylesheet"]')) link.remove();
  root.append(...page.body.childNodes);
  return { root, fits, title: page.title };
}

class Story {
  #element;
  #shadow;
  #root;
  #live;
  #islands = [];
  #ended = new AbortController();
  #said = {};
  #going;

  /** `from`: where the reader was in the story that this one takes the place of. */
  constructor(element, shadow, from) {
    this.#element = element;
    this.#shadow = shadow;
    if (from) shadow.replaceChildren(from.room);
    this.#begin(from?.step).catch((error) => {
      if (this.#ended.signal.aborted) return;
      shadow.replaceChildren(document.createElement("slot"));
      console.warn("The story cannot be had here.", error);
      this.#say("error", { code: "absent" });
    });
  }

  async #begin(step) {
    const { signal } = this.#ended;
    const language = this.#element.lang || this.#element.closest("[lang]")?.lang || "en";
    const [page, sheet] = await Promise.all([printed(language, this.#element.getAttribute("part"), signal), styled()]);
    if (signal.aborted) return;
    const { root, fits, title } = rooted(page);
    this.#root = root;
    this.theme(this.#element.getAttribute("theme"));
    this.#shadow.adoptedStyleSheets = [sheet];
    const shell = Object.assign(document.createElement("div"), { className: "story-shell" });
    shell.append(root);
    this.#shadow.replaceChildren(shell);
    this.#islands = [...root.querySelectorAll("[data-island]")].map((island) => ({ island, markup: island.innerHTML, name: island.dataset.island }));
    this.#listen(signal);
    const n_steps = root.querySelectorAll("[data-step-index]").length;
    const others = [...root.querySelectorAll("[data-language]")].map(({ hreflang }) => hreflang);
    this.#say("ready", { language: root.lang, languages: [root.lang, ...others], title, steps: n_steps, scrolls: n_steps > 0 });
    if (step) this.goto(step);
    try {
      if (!fits) throw new Error(`${page.url}: of another deployment than ${OWN}`);
      await this.#wake(signal);
    } catch (error) {
      this.#layFlat(error);
    }
  }

  async #wake(signal) {
    const wasm = await compiled();
    const live = glue((message) => queueMicrotask(() => this.#layFlat(message)));
    await live.init({ module_or_path: wasm });
    if (signal.aborted) return;
    this.#live = live;
    live.live_in(this.#root);
    const wake = async (names, wait) => {
      for (const { island, name } of this.#islands.filter(({ name }) => names.includes(name))) {
        await wait();
        if (this.#live !== live) return;
        live.wake(island);
        await task();
      }
    };
    let part = 0;
    await wake(["stage", "chapter-bar"], task);
    for (; part < 3 && this.#live === live; part += 1) live.start(part), await task();
    await wake(["timeline", "notes"], task);
    for (; this.#live === live && live.start(part); part += 1) await task();
    await wake(["reader"], idle);
    if (this.#live !== live) return;
    this.#root.dataset.alive = "true";
    await idle();
    await this.#late(signal);
  }

  /** Shading and what lies around the country. Outlines of another origin can only be drawn from within. */
  async #late(signal) {
    const late = [...this.#root.querySelectorAll("[data-late]:not(image)")];
    const [file] = late[0]?.dataset.late.split("#") ?? [];
    const response = file && (await fetch(file, { signal }).catch(() => undefined));
    if (response?.ok) {
      const { documentElement } = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
      // A part fills the outlines' group of its name; others are referred to.
      for (const part of [...documentElement.children]) {
        const own = this.#root.querySelector(`#${CSS.escape(part.id)}`);
        if (own) own.replaceChildren(...part.children);
        else this.#root.querySelector(".geometry defs")?.append(part);
      }
      for (const use of late) {
        const { hash } = new URL(use.dataset.late);
        if (hash) use.setAttribute("href", hash);
      }
    }
    if (signal.aborted) return;
    for (const image of this.#root.querySelectorAll("image[data-late]")) image.setAttribute("href", image.dataset.late);
    this.#root.dataset.late = "true";
  }

  /** Prints everything anew, without life. */
  #layFlat(error) {
    if (!this.#root || this.#ended.signal.aborted || this.#root.classList.contains("flat")) return;
    this.#stop();
    for (const own of this.#islands) {
      const island = own.island.cloneNode();
      island.innerHTML = own.markup;
      own.island.replaceWith(island);
    }
    for (const mark of ["alive", "settled", "step", "tone"]) delete this.#root.dataset[mark];
    this.#root.classList.add("flat");
    console.warn("The story stays flat: its live part does not run.", error);
    this.#say("error", { code: "flat" });
  }

  #listen(signal) {
    const root = this.#root;
    // After the instance's own listeners, which may have dealt with it.
    this.#shadow.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = link.getAttribute("href");
      if (link.dataset.language) {
        event.preventDefault();
        this.#say("language", { language: link.hreflang });
        this.#element.lang = link.hreflang;
      } else if (target.startsWith("#")) {
        event.preventDefault();
        this.goto(target.slice(1));
      }
    }, { signal });
    // The reader's own hand ends a way that the story goes.
    for (const name of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      addEventListener(name, () => (this.#going = undefined), { signal, passive: true });
    }
    // A box that scrolls tells nobody beyond it.
    document.addEventListener("scroll", ({ target }) => {
      if (target !== document && target.contains?.(this.#element)) root.dispatchEvent(new Event("scroll"));
    }, { signal, capture: true, passive: true });
    const observer = new MutationObserver(() => this.#look());
    observer.observe(root, { attributeFilter: ["data-step", "data-settled"] });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Tells the host where its reader is, and what was chosen. */
  #look() {
    const root = this.#root;
    const step = root.querySelector(`[data-step-index="${root.dataset.step}"]`);
    const of = root.querySelectorAll("[data-step-index]").length;
    if (step) this.#sayIfNew("step", { step: step.id, index: Number(root.dataset.step), of, chapter: step.closest("[data-chapter]").id });
    if (root.dataset.settled !== "true" || !root.querySelector("[data-filter]")) return;
    const kinds = [...root.querySelectorAll('[data-filter][aria-pressed="true"]')].map(({ dataset }) => dataset.filter);
    const chosen = (what) => root.querySelector(`select[data-choose="${what}"]`)?.value || null;
    const filter = { kinds, place: chosen("place"), actor: chosen("actor") };
    this.#said.filter ??= JSON.stringify({ kinds: [], place: null, actor: null });
    this.#sayIfNew("filter", filter);
  }

  #sayIfNew(type, detail) {
    const now = JSON.stringify(detail);
    if (this.#said[type] === now) return;
    this.#said[type] = now;
    this.#say(type, detail);
  }

  #say(type, detail) {
    this.#element.dispatchEvent(new CustomEvent(`qantar:${type}`, { bubbles: true, detail }));
  }

  theme(scheme) {
    if (!this.#root) return;
    if (["light", "dark"].includes(scheme)) this.#root.style.setProperty("--scheme", scheme);
    else this.#root.style.removeProperty("--scheme");
  }

  /** Scrolls to what has this id. What is off screen is laid out when it comes near, so the way is followed. */
  goto(id) {
    const target = this.#root?.querySelector(`#${CSS.escape(id)}`);
    if (!target) return;
    for (const other of this.#root.querySelectorAll(".target")) other.classList.remove("target");
    target.classList.add("target");
    for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    // Opened by its own press, so that picture and map follow.
    target.querySelector(":scope > details:not([open]) > summary")?.click();
    const going = (this.#going = {});
    let [top, still, frames] = [NaN, 0, 0];
    const follow = () => {
      if (this.#going !== going || !target.isConnected) return;
      target.scrollIntoView({ block: "start", behavior: "instant" });
      const now = target.getBoundingClientRect().top;
      still = Math.abs(now - top) < 1 ? still + 1 : 0;
      top = now;
      frames += 1;
      if (still < STILL_FRAMES && frames < MOST_FRAMES) requestAnimationFrame(follow);
    };
    follow();
  }

  #stop() {
    const live = this.#live;
    this.#live = undefined;
    try {
      live?.stop();
    } catch {
      // Too broken even for that; what it still hears, it cannot act upon.
    }
  }

  /** The step of a reader who is in the story, and its room, which is kept while another is fetched. */
  get from() {
    const { top, bottom, height } = this.#element.getBoundingClientRect();
    if (!this.#root || top >= 0 || bottom <= innerHeight / 2) return undefined;
    const room = document.createElement("div");
    room.style.blockSize = `${height}px`;
    return { room, step: this.#root.querySelector(`[data-step-index="${this.#root.dataset.step}"]`)?.id };
  }

  end() {
    this.#ended.abort();
    this.#going = undefined;
    this.#stop();
    this.#shadow.adoptedStyleSheets = [];
    this.#shadow.replaceChildren(document.createElement("slot"));
  }
}

class QantarStory extends HTMLElement {
  static observedAttributes = ["lang", "part", "theme"];
  #shadow = this.attachShadow({ mode: "open" });
  #story;

  constructor() {
    super();
    this.#shadow.append(document.createElement("slot"));
  }

  connectedCallback() {
    this.#story ??= new Story(this, this.#shadow);
  }

  disconnectedCallback() {
    this.#story?.end();
    this.#story = undefined;
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#story) return;
    if (name === "theme") return this.#story.theme(now);
    const { from } = this.#story;
    this.disconnectedCallback();
    this.#story = new Story(this, this.#shadow, from);
  }

  /** Scrolls to a step, a chapter, a figure or an event. */
  goto(id) {
    this.#story?.goto(id);
  }
}

if (!customElements.get("qantar-story")) customElements.define("qantar-story", QantarStory);
