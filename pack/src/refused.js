// Nothing is kept any more for readers without a network, and what was kept goes.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`qantar ${registration.scope} `)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(leave());
});
