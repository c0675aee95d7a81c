// The story as a guest: fetched only by a page that stands in a frame. Follows the host that tells how far its reader
// has scrolled; without one it becomes a stepper. What is said in both directions: embed.d.ts.

const VERSION = 1;
/** How long a host may take to answer. One whose script named the frame is there for certain, and may be slow. */
const PATIENCE_MS = self.name === "qantar" ? 20_000 : 400;
const COLOURS = "paper paper-raised ink ink-soft rule accent protest violence decision military shutdown international aftermath water land land-around border".split(" ");
const FONTS = ["serif", "display", "sans"];

const page = document.documentElement;
const say = (type, rest) => parent.postMessage({ qantar: VERSION, type, ...rest }, "*");
const steps = [...document.querySelectorAll("[data-step-index]")];
/** Single figures and what else has no steps stand in their frame as they are. */
const scrolls = steps.length > 0;
const named = (id) => (typeof id === "string" && /^[a-z][a-z0-9-]*$/.test(id) ? document.getElementById(id) : null);

/** What the host wrote into the page's address, which is written anew meanwhile; boot.js hands it on. */
const asked = new URL(import.meta.url).searchParams;
const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("framed.css", import.meta.url) });
const styled = new Promise((loaded) => (styles.onload = loaded));
document.head.append(styles);

/** "follow", "stepper" or "tall": as high as what it holds. */
let mode;
let leave;
async function become(next) {
  if (mode === next) return;
  mode = next;
  leave?.();
  leave = undefined;
  const stepper = next === "stepper" && (await Promise.all([import("./stepper.js"), styled]))[0];
  // Meanwhile the host may have spoken.
  if (mode !== next) return;
  page.dataset.framed = mode;
  if (stepper) leave = stepper.step();
  announce();
}
/** Without a host that scrolls for us. What lies flat has no stage to step through. */
const becomeAlone = () => become(scrolls && !page.classList.contains("flat") ? "stepper" : "tall");
const alone = setTimeout(becomeAlone, PATIENCE_MS);

// Heights, whenever the page has taken another.

let announced;
function announce() {
  if (!mode || page.dataset.framed !== mode) return;
  // A stepper's follows from its width alone, so that a frame that obeys cannot make it grow.
  const height = mode === "stepper" ? (innerWidth < 640 ? 640 : 720) : Math.round(document.body.getBoundingClientRect().height);
  const now = `${mode} ${height}`;
  if (height < 1 || now === announced) return;
  announced = now;
  say("height", { height });
  // Hosts that pass their scroll must not take the story's height for the frame's.
  if (mode !== "follow") tellOthers(height);
}

/** The dialects of other embeds, which many hosts listen to already. */
function tellOthers(height) {
  const pym = asked.get("childId");
  const others = [
    { sentinel: "amp", type: "embed-size", height },
    { "datawrapper-height": { qantar: height } },
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
  ];
  if (pym && asked.has("initialWidth")) others.push(["pym", pym, "height", height].join("xPYMx"));
  for (const other of others) parent.postMessage(other, "*");
}
new ResizeObserver(announce).observe(document.body);
addEventListener("load", announce);

// Where the reader is.

/** Where the host has us, and the number of our last wish to be elsewhere. */
let hosted = 0;
let wishes = 0;
addEventListener("scroll", ({ target }) => {
  if (target !== document || mode !== "follow" || Math.abs(scrollY - hosted) < 1) return;
  // Moved by a link, the focus or the page itself. The host may have to make room first.
  announce();
  hosted = scrollY;
  wishes += 1;
  say("scroll", { top: scrollY, ask: wishes });
});

const KEYS = {
  ArrowDown: () => 40,
  ArrowUp: () => -40,
  PageDown: () => innerHeight * 0.85,
  PageUp: () => innerHeight * -0.85,
  " ": ({ shiftKey }) => innerHeight * (shiftKey ? -0.85 : 0.85),
  Home: () => -scrollY,
  End: () => page.scrollHeight - innerHeight - scrollY,
};
/** Whether the key is for the element itself, or scrolls something within the page. */
const isItsOwn = (element) =>
  element.closest?.("input, select, textarea, button, summary, [role=button]") ||
  (element !== page && element !== document.body && element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY)) ||
  (element.parentElement && isItsOwn(element.parentElement));
addEventListener("keydown", (event) => {
  if (mode !== "follow" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!Object.hasOwn(KEYS, event.key) || isItsOwn(event.target)) return;
  event.preventDefault();
  say("move", { by: KEYS[event.key](event) });
});

// What the host may say: each checks its own shape, and does nothing with another.

const hear = {
  hello({ mode: wanted }) {
    if (wanted !== "follow" && wanted !== "stepper") return;
    clearTimeout(alone);
    if (wanted === "follow" && scrolls) become("follow");
    else becomeAlone();
  },
  scroll({ top, ack }) {
    if (!Number.isFinite(top) || top < 0 || !Number.isInteger(ack) || mode !== "follow") return;
    // Else the host has not yet heard where we went.
    if (ack < wishes || Math.abs(top - scrollY) < 1) return;
    hosted = top;
    scrollTo({ top, behavior: "instant" });
    // As near as the browser came.
    hosted = scrollY;
  },
  goto({ step }) {
    if (!named(step)?.closest("[data-chapter]")) return;
    const there = location.hash === `#${step}`;
    location.replace(`#${step}`);
    if (there) dispatchEvent(new HashChangeEvent("hashchange"));
  },
  theme({ scheme, properties }) {
    if (["light", "dark", "auto"].includes(scheme)) page.style.colorScheme = scheme === "auto" ? "" : scheme;
    if (typeof properties !== "object" || properties === null) return;
    for (const role of [...COLOURS, ...FONTS]) {
      const value = properties[`--explainer-${role}`];
      if (value === "") page.style.removeProperty(`--${role}`);
      if (typeof value !== "string" || !value || value.length > 200) continue;
      const fits = COLOURS.includes(role) ? CSS.supports("color", value) && !/var|env|attr|url|currentcolor/i.test(value) : /^[\w\s,"'-]+$/.test(value);
      if (fits) page.style.setProperty(`--${role}`, value);
    }
  },
  language({ language }) {
    const link = [...document.querySelectorAll("[data-language]")].find(({ hreflang }) => hreflang === language);
    if (link) location.replace(link.href);
  },
};
addEventListener("message", ({ source, data }) => {
  if (source === parent && data?.qantar === VERSION && Object.hasOwn(hear, data.type)) hear[data.type](data);
});

// What the host's own scripts may want to know.

const last = {};
const sayIfNew = (type, rest) => {
  const now = JSON.stringify(rest);
  if (last[type] !== now) say(type, rest);
  last[type] = now;
};
function look() {
  const step = steps[page.dataset.step];
  if (step) {
    sayIfNew("step", { step: step.id, index: Number(page.dataset.step), of: steps.length, chapter: step.closest("[data-chapter]").id });
  }
  if (page.dataset.settled === "true") {
    const chosen = new URLSearchParams(location.search);
    sayIfNew("filter", { kinds: chosen.get("kinds")?.split(".") ?? [], place: chosen.get("place"), actor: chosen.get("actor") });
  }
  if (page.classList.contains("flat")) {
    sayIfNew("error", { code: "flat" });
    if (mode === "stepper") becomeAlone();
  }
}
last.filter = JSON.stringify({ kinds: [], place: null, actor: null });
new MutationObserver(look).observe(page, { attributeFilter: ["class", "data-step", "data-settled"] });

addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]");
  if (!link) return;
  if (link.dataset.language) say("language", { language: link.hreflang });
  // Other pages do not belong into a frame of ours; most refuse to stand in one.
  else if (link.href.split("#")[0] !== location.href.split("#")[0] && !link.download) {
    Object.assign(link, { target: "_blank", rel: "noopener" });
  }
}, true);

say("ready", {
  language: page.lang,
  languages: [page.lang, ...[...document.querySelectorAll("[data-language]")].map(({ hreflang }) => hreflang)],
  title: document.title,
  steps: steps.length,
  scrolls,
});
look();
