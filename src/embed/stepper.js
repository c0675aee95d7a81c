// The story one step at a time, for a frame that cannot see how far its reader has scrolled. Everything stays where the
// live part looks for it: steps before the shown one are above its line without height, those after it below.

const steps = [...document.querySelectorAll("[data-step-index]")];
const nav = document.querySelector(".stepper");
const [back, on] = nav.querySelectorAll("button");
const said = nav.querySelector("p");
const masthead = document.querySelector(".masthead");

/** The step that an address names: itself, the first of its chapter, or the one around it. */
function indexOf(fragment) {
  const target = document.getElementById(fragment.slice(1));
  const step = target?.closest("[data-step-index]") ?? target?.closest("[data-chapter]")?.querySelector("[data-step-index]");
  return steps.indexOf(step);
}

/** Shows a step until the function that it gives back is called. */
export function step() {
  const ended = new AbortController();
  const listen = (target, name, work) => target.addEventListener(name, work, { signal: ended.signal, passive: true });
  let at = -1;

  function show(index, target) {
    if (index < 0 || index >= steps.length) return;
    if (index !== at) {
      for (const shown of document.querySelectorAll(".now")) shown.classList.remove("now");
      at = index;
      const chapter = steps[at].closest("[data-chapter]");
      for (const shown of [steps[at], chapter]) shown.classList.add("now");
      for (const box of [chapter, chapter.parentElement]) box.scrollTop = 0;
      back.disabled = at === 0;
      on.disabled = at === steps.length - 1;
      said.textContent = said.dataset.position.replace("{n}", at + 1).replace("{of}", steps.length);
    }
    if (target && !target.matches("[data-step-index], [data-chapter]")) {
      const box = steps[at].closest(".steps-column, .chapter");
      box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    }
    // The live part looks where the steps are.
    dispatchEvent(new Event("scroll"));
  }
  const move = (by) => show(at + by);

  masthead.after(document.createComment("masthead"));
  const place = masthead.nextSibling;
  document.querySelector(".steps-column").prepend(masthead);
  nav.hidden = false;
  show(Math.max(0, indexOf(location.hash)));

  listen(back, "click", () => move(-1));
  listen(on, "click", () => move(1));
  listen(window, "hashchange", () => show(indexOf(location.hash), document.getElementById(location.hash.slice(1))));
  // Keys come here only while the frame has the focus; what they mean to a map, a slider or a list comes first.
  listen(window, "keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest?.("input, select, textarea, [role=slider], .map")) return;
    if (event.key === "ArrowRight") move(1);
    if (event.key === "ArrowLeft") move(-1);
  });
  // A swipe is mostly sideways, with one finger, and not on what moves sideways itself. It is measured on the screen: in
  // the frame's own measure a finger that scrolls the host's page hardly goes up or down, for the frame goes with it.
  const scrollsAside = (element) =>
    element && ((element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)) || scrollsAside(element.parentElement));
  let from;
  listen(document, "touchstart", ({ touches, target }) => {
    from = touches.length === 1 && !target.closest("input, .map[data-hand], .chart") && !scrollsAside(target) ? touches[0] : undefined;
  });
  listen(document, "touchend", ({ changedTouches: [to] }) => {
    const [x, y] = from ? [to.screenX - from.screenX, to.screenY - from.screenY] : [0, 0];
    if (Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) move(x < 0 ? 1 : -1);
    from = undefined;
  });
  listen(document, "touchcancel", () => (from = undefined));

  return () => {
    ended.abort();
    nav.hidden = true;
    place.replaceWith(masthead);
    for (const shown of document.querySelectorAll(".now")) shown.classList.remove("now");
  };
}
