// For the page of a host: puts the story into a frame as tall as the window, which stands still while the reader scrolls
// past the room it takes, and tells the story how far. A guest: one element, no globals, listeners that end with it.
// docs/embed.md says what a host can ask for, embed.d.ts what is said in both directions.

(() => {
  const VERSION = 1;
  // What a host's style sheet may set on the element; framed.js knows what each may hold.
  const ROLES =
    "paper paper-raised ink ink-soft rule accent protest violence decision military shutdown international aftermath water land land-around border serif display sans";
  // What the story may say that is of use to the host's own scripts.
  const TOLD = ["ready", "height", "step", "filter", "language", "error"];
  const isNumber = (value, most) => Number.isFinite(value) && Math.abs(value) <= most;

  /**
   * The box that `element` scrolls in, `undefined` for the window, `null` for one that never scrolls: nothing can stick in that.
   * @param {Element} element
   */
  function scrollerOf(element) {
    for (let box = element.parentElement ?? element.getRootNode().host; box; box = box.parentElement ?? box.getRootNode().host) {
      if (box === document.documentElement) return;
      if (!/auto|scroll|hidden/.test(getComputedStyle(box).overflowY)) continue;
      // The body's overflow is the window's, unless the root has one of its own.
      if (box === document.body && getComputedStyle(document.documentElement).overflowY === "visible") return;
      return box;
    }
  }

  /** @param {HTMLElement} element  */
  function embed(element) {
    if ("qantar" in element) return;
    const { src, sandbox, mode, theme = "auto", header } = element.dataset;
    const link = element.querySelector("a[href]");
    const address = new URL(src ?? link?.href ?? "", document.baseURI);
    if (!/^https?:$/.test(address.protocol)) return;

    const ended = new AbortController();
    const heard = { signal: ended.signal };
    const frame = document.createElement("iframe");
    const room = document.createElement("div");
    // A sandboxed frame has no origin that could be named, unless it may keep its own.
    const nameless = sandbox !== undefined && !/allow-same-origin/.test(sandbox);
    if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
    // The frame knows by its name, and so at once, that somebody will tell it how far the reader is.
    frame.name = "qantar";
    frame.title = element.title || link?.textContent || "";
    frame.loading = "lazy";
    frame.src = address.href;

    /** No policy of a host forbids styles that are set in this way, and no style sheet of its own overrules them. */
    const style = (of, values) => {
      for (const name in values) of.style.setProperty(name, values[name], "important");
    };
    style(element, { display: "block", overflow: "visible", height: "auto", "max-height": "none", contain: "none" });
    style(room, { display: "block", position: "relative", "min-height": "15em" });
    style(frame, { display: "block", width: "100%", border: "0", height: "100vh" });

    // A shadow root keeps the host's rules for frames and boxes out; what stood in the element, a link, goes unseen.
    (element.shadowRoot ?? element.attachShadow({ mode: "open" })).replaceChildren(room);
    room.append(frame);

    let port = scrollerOf(element);
    if (port) {
      // A box that grows with what it holds never scrolls.
      style(room, { height: "99999px" });
      if (port.scrollHeight - port.clientHeight < 9) port = null;
      style(room, { height: "auto" });
    }
    const mayFollow = port !== null && mode !== "stepper";
    let follows = mayFollow;

    const say = (type, rest) =>
      frame.contentWindow?.postMessage({ qantar: VERSION, type, ...rest }, nameless ? "*" : address.origin);
    const covered = () => (header && document.querySelector(header)?.offsetHeight) || 0;
    const edge = () => (port ? port.getBoundingClientRect().top + port.clientTop : 0) + covered();
    /** How far the story's room has gone past the edge, pixels; negative before. */
    const passed = () => edge() - room.getBoundingClientRect().top;
    const hasFocus = () => element.getRootNode().activeElement === element;
    const offset = () => Math.max(0, Math.min(passed(), room.offsetHeight - frame.offsetHeight));

    /** The number of the story's last wish that was seen to. */
    let ack = 0;
    let told;
    /** Before that, whoever is in the frame is not the story. */
    let isReady = false;
    let expected = false;
    const tell = () => {
      if (!follows || !isReady) return;
      const now = [Math.round(offset() * 100) / 100, ack];
      if (`${now}` === told) return;
      told = `${now}`;
      say("scroll", { top: now[0], ack });
    };
    let waits = false;
    const tellInNextFrame = () => {
      // A page that takes the element away without a word ends it too.
      if (!element.isConnected) return remove();
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        tell();
      });
    };
    const scrollBy = (top) => (port ?? window).scrollBy({ top, behavior: "instant" });

    let height = 0;
    const fit = () => {
      const above = covered();
      const before = room.getBoundingClientRect();
      if (follows) {
        if (!port) style(frame, { height: `calc(100vh - ${above}px)` });
        // The small viewport's height does not change while a phone's address bar slides.
        style(frame, { position: "sticky", top: `${above}px`, height: port ? `${port.clientHeight - above}px` : `calc(100svh - ${above}px)` });
      } else {
        style(frame, { position: "static", height: height ? `${height}px` : "44em" });
      }
      style(room, { height: follows && height ? `${Math.max(height, frame.offsetHeight)}px` : "auto" });
      // Above the reader growth moves what is being read, in browsers that do not see to that themselves.
      if (before.bottom < edge() && !CSS.supports("overflow-anchor", "auto")) scrollBy(room.offsetHeight - before.height);
      tellInNextFrame();
    };

    const properties = () => {
      const own = getComputedStyle(element);
      const set = ROLES.split(" ").map((role) => [`--explainer-${role}`, own.getPropertyValue(`--explainer-${role}`).trim()]);
      return Object.fromEntries(set.filter(([, value]) => value));
    };

    /** What the story may say, and whether it is said rightly. The type is known by then. */
    const take = {
      ready: (said) => {
        if (typeof said.language !== "string" || typeof said.scrolls !== "boolean") return false;
        if (typeof said.title === "string" && !element.title) frame.title = said.title;
        follows = mayFollow && said.scrolls;
        isReady = true;
        told = undefined;
        ack = height = 0;
        say("theme", { scheme: theme, properties: properties() });
        say("hello", { mode: follows ? "follow" : "stepper" });
        fit();
      },
      height: (said) => {
        if (!isNumber(said.height, 1e6) || said.height < 1) return false;
        height = Math.ceil(said.height);
        fit();
      },
      // The reader went on inside, by a link or the Tab key. Nobody is carried into the story who is not there.
      scroll: (said) => {
        if (!isNumber(said.top, 1e6) || !Number.isInteger(said.ask)) return false;
        const there = passed() > 0 && passed() < room.offsetHeight;
        if (follows && (there || expected || hasFocus())) scrollBy(said.top - passed());
        ack = said.ask;
        tell();
      },
      // A key that scrolls was pressed inside.
      move: (said) => {
        if (!isNumber(said.by, 1e6)) return false;
        if (follows && hasFocus()) scrollBy(said.by);
      },
      step: (said) => typeof said.step === "string" && Number.isInteger(said.index),
      filter: (said) => Array.isArray(said.kinds),
      language: (said) => typeof said.language === "string",
      error: (said) => typeof said.code === "string",
    };
    const listen = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== (nameless ? "null" : address.origin)) return;
      if (data?.qantar !== VERSION || !Object.hasOwn(take, data.type) || take[data.type](data) === false) return;
      const { qantar, type, ...detail } = data;
      if (TOLD.includes(type)) element.dispatchEvent(new CustomEvent(`qantar:${type}`, { detail, bubbles: true }));
    };

    const remove = () => {
      ended.abort();
      sizes.disconnect();
      room.remove();
      delete element.qantar;
    };
    const sizes = new ResizeObserver(fit);
    for (const watched of [element, port, header && document.querySelector(header)]) if (watched) sizes.observe(watched);
    addEventListener("message", listen, heard);
    addEventListener("resize", fit, heard);
    addEventListener("scroll", tellInNextFrame, { ...heard, capture: true, passive: true });
    for (const own of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(own, () => (expected = false), { ...heard, capture: true, passive: true });

    /** What the host's scripts may ask: `QantarEmbed` in embed.d.ts. */
    element.qantar = {
      frame,
      goto: (step) => {
        expected = true;
        say("goto", { step });
      },
      theme: (scheme, own = properties()) => say("theme", { scheme, properties: own }),
      language: (language) => say("language", { language }),
      remove,
    };
    fit();
  }

  const start = () => {
    for (const element of document.querySelectorAll(".qantar-embed")) {
      try {
        embed(element);
      } catch (error) {
        // The link in it stays.
        console.warn("qantar:", error);
      }
    }
  };
  start();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
})();
