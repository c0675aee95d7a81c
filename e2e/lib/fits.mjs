// What does not fit: over the window's edge, or cut off within its box.

/** The page's width over the window's, and what hangs over its edge, but for what scrolls in a box of its own. */
export const overhanging = (page) => page.evaluate(() => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: "* { content-visibility: visible !important }" }));
  const boxed = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const found = [...document.querySelectorAll("body *:not(svg *)")].filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && element.checkVisibility() && !boxed(element);
  });
  return { wide: document.documentElement.scrollWidth - innerWidth, found: found.map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`) };
});

/** Words that their own box cuts off, and words of a picture that leave it. */
export const truncated = (page) => page.evaluate(() => {
  const found = [];
  const tell = (what, element) => found.push(`${what}: ${element.closest("figure")?.id ?? ""} ${element.tagName}.${element.getAttribute("class")} ${element.textContent.trim().slice(0, 40)}`);
  for (const element of document.querySelectorAll("body *:not(svg, svg *, script, style, template)")) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (value) => value === "hidden" || value === "clip";
    const { width, height } = element.getBoundingClientRect();
    // What is for ears alone is a pixel large.
    if (width < 2 || height < 2 || !element.checkVisibility() || !element.textContent.trim()) continue;
    if (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) tell("cut off", element);
    else if (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) tell("cut off", element);
  }
  for (const svg of document.querySelectorAll("figure svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width < 2 || !svg.checkVisibility()) continue;
    for (const text of svg.querySelectorAll("text")) {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      const over = Math.max(frame.left - left, right - frame.right, frame.top - top, bottom - frame.bottom);
      if (width > 0 && over > 2) tell(`${Math.ceil(over)} px out of its picture`, text);
    }
  }
  return found;
});
