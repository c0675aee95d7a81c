// How much a press writes into the timeline, counted: what grows with the events on every machine alike.

/** Attributes set and elements put in or taken out from pressing `selector` until the page is settled again. */
export async function written(page, selector) {
  await page.evaluate(() => {
    window.written = 0;
    const count = (records) => {
      for (const { type, addedNodes, removedNodes } of records) window.written += type === "attributes" ? 1 : addedNodes.length + removedNodes.length;
    };
    window.watching = new MutationObserver(count);
    window.watching.observe(document.querySelector(".timeline"), { attributes: true, childList: true, subtree: true });
  });
  await page.locator(selector).dispatchEvent("click");
  await page.waitForFunction(() => document.documentElement.dataset.settled === "false");
  await page.waitForFunction(() => document.documentElement.dataset.settled === "true");
  return page.evaluate(() => {
    window.watching.disconnect();
    return window.written;
  });
}
