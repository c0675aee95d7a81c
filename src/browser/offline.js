// Has this browser keep the page for a reader without a network (sw.js), once everything else rests; never for a guest in
// another page, since comfort.js asks for this only where the page stands alone. Where a browser does not let us, nothing
// is kept and nothing is said.

try {
  const { serviceWorker, connection: { saveData, effectiveType } = {} } = navigator;
  // A site that is being written has no hashed names, and wants to be seen as it is.
  if (serviceWorker && /-[0-9a-f]{12}\.js$/.test(import.meta.url)) {
    await serviceWorker.register(new URL("sw.js", import.meta.url));
    const { active } = await serviceWorker.ready;
    const line = document.querySelector("[data-kept]");
    const { port1, port2 } = new MessageChannel();
    // The address that the browser knows the page by: ours is written anew meanwhile.
    const [{ name: keep }] = performance.getEntriesByType("navigation");
    port1.onmessage = ({ data: isKept }) => line && (line.hidden = !isKept);
    active.postMessage({ keep, saving: Boolean(saveData || /2g/.test(effectiveType)) }, [port2]);
    document.querySelector('.comfort [name="forget"]')?.addEventListener("click", () => {
      active.postMessage({ forget: true });
      line.hidden = true;
    });
  }
} catch {
  // As above.
}
