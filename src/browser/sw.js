// Keeps visited pages for readers without a network.
//
// Nothing here knows a deployment. A file whose name tells its content goes into one store and is never asked for again;
// a page is kept only when every such file that it names is in there, so that what is kept of it is always of one
// deployment. Whoever has a network gets the page of today, and with it the files that it names.

// Words of each language, put in when the site is made (src/offline.rs).
const WORDS = {};

const SCOPE = registration.scope;
const OURS = `qantar ${SCOPE} `;
// Another number where what is kept takes another form.
const [PAGES, FILES] = ["pages 1", "files 1"].map((store) => OURS + store);
/** How long a network may take to begin its answer where there is another. */
const PATIENCE_MS = 4000;

/** A file whose name tells its content. */
const NAMED = /^(?:[a-z]+\/)?[\w-]+-[0-9a-f]{12}\.\w+$/;
/** What else is ours: on the same site there may be pages of others. */
const OWN = new RegExp(`^(?:$|icon\\.svg$|data/|(?:${Object.keys(WORDS).join("|")})/)`);
/** What a page needs, what it shows later, and how a script or a stylesheet names a file. */
const NEEDS = /\b(?:src|href|data-js|data-wasm)="([^"]*-[0-9a-f]{12}\.\w+)"/g;
const LATE = /\b(?:data-late|data-comfort)="([^"]*-[0-9a-f]{12}\.\w+)"/g;
const NAMES = /["'(]([\w./-]+-[0-9a-f]{12}\.\w+)/g;

/** From the site's folder; `undefined` outside of it. */
const path = (url) => (url.startsWith(SCOPE) ? url.slice(SCOPE.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1") : undefined);
/** Choices in the address make no other page. */
const plain = (url) => SCOPE + path(url);
const stored = (url, cacheName) => caches.match(url, { cacheName, ignoreVary: true });
const isPage = (response) => /^text\/html/.test(response.headers.get("content-type"));
const all = (pattern, text, base) => [...text.matchAll(pattern)].map(([, name]) => new URL(name, base).href);

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all([PAGES, FILES].map((name) => caches.open(name))));
});

addEventListener("activate", (event) => {
  const outdated = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && ![PAGES, FILES].includes(name)) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(outdated());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const asked = path(request.url);
  if (request.method !== "GET" || asked === undefined) return;
  // Frames are guests in others' pages.
  if (request.mode === "navigate" && request.destination !== "document") return;
  if (NAMED.test(asked)) event.respondWith(forOurs(event, () => unchanging(request)));
  else if (OWN.test(asked)) event.respondWith(forOurs(event, () => fresh(event)));
});

/** Pages of others, and frames, get what they would get without us. */
async function forOurs({ request, clientId }, answer) {
  const client = clientId && request.mode !== "navigate" && (await clients.get(clientId));
  return client && (client.frameType === "nested" || !OWN.test(path(client.url))) ? fetch(request) : answer();
}

async function unchanging(request) {
  const url = plain(request.url);
  const kept = await stored(url, FILES);
  if (kept) return kept;
  const response = await fetch(request);
  // Where the reader had everything forgotten there is no store any more.
  if (response.ok && (await caches.has(FILES))) {
    const copy = response.clone();
    caches.open(FILES).then((files) => files.put(url, copy)).catch(() => {});
  }
  return response;
}

/** From the network; what is kept, where that fails or takes too long. */
async function fresh(event) {
  const { request } = event;
  const url = plain(request.url);
  const network = fetch(request);
  const kept = await stored(url, PAGES);
  const waited = kept && new Promise((over) => setTimeout(over, PATIENCE_MS));
  const answer = await Promise.race([network, waited ?? network]).catch(() => undefined);
  if (answer && (answer.status < 500 || !kept)) {
    event.waitUntil(arrived(event, url, answer.clone()));
    return answer;
  }
  // Too late for this time, and in time for the next.
  event.waitUntil(network.then((late) => arrived({}, url, late)).catch(() => {}));
  return kept ?? (request.mode === "navigate" ? absent(request.url) : Response.error());
}

/** Pages that are seen and not yet kept, by the window that shows them. */
const shown = new Map();

/** A page with a live part says itself when it has all that it needs, and nothing disturbs it until then. */
async function arrived({ resultingClientId: shower }, url, response) {
  if (!response.ok || response.redirected || !(await caches.has(PAGES))) return;
  if (shower && isPage(response) && (await response.clone().text()).includes("data-js=")) return shown.set(shower, response);
  const { saveData, effectiveType } = navigator.connection ?? {};
  await inTurn(() => keep(url, response, saveData || /2g/.test(effectiveType)));
}

// One after the other, so that nothing is removed that is just being kept.
let turn = Promise.resolve();
const inTurn = (work) => (turn = turn.then(work).catch(() => {}));

addEventListener("message", (event) => {
  const { keep: from, saving, forget: all } = event.data ?? {};
  if (all) event.waitUntil(inTurn(forget));
  if (!from || !OWN.test(path(from))) return;
  const url = plain(from);
  const work = async () => {
    let response = shown.get(event.source.id);
    shown.delete(event.source.id);
    // A first visit did not pass here: what the browser itself has of it, and where the reader saves data nothing else.
    // On later ones, a page that did not come from the network is the kept one.
    if (!response && !(await stored(url, PAGES))) response = await get(from, saving);
    if (response) await keep(url, response, saving);
  };
  const tell = async () => event.ports[0]?.postMessage(Boolean(await stored(url, PAGES)));
  event.waitUntil(inTurn(work).then(tell));
});

async function get(url, saving) {
  const response = await fetch(url, saving ? { cache: "only-if-cached", mode: "same-origin" } : { cache: "force-cache" });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** A page with every file that it needs, or what was kept of it before. What comes late may be missing. */
async function keep(url, response, saving) {
  const [pages, files] = await Promise.all([PAGES, FILES].map((name) => caches.open(name)));
  if (!isPage(response)) return pages.put(url, response);
  const file = async (name) => {
    const kept = await stored(name, FILES);
    if (kept) return kept;
    const response = await get(name, saving);
    await files.put(name, response.clone());
    return response;
  };
  const html = await response.clone().text();
  const before = await (await stored(url, PAGES))?.text();
  await Promise.all(all(NEEDS, html, url).map(file));
  if (html !== before) await pages.put(url, response);
  const own = await reached(url, html, (name) => file(name).catch(() => undefined));
  if ((await files.keys()).some(({ url }) => !own.has(url))) await sweep();
}

/** All files of a page: those that it names, and those that they name. */
async function reached(url, html, file) {
  const found = new Set();
  const follow = async (names) => {
    for (const name of names) {
      // A page in a frame is not kept.
      if (found.has(name) || /\/framed-/.test(name)) continue;
      found.add(name);
      const content = await file(name);
      if (content && /\.(js|css)$/.test(name)) await follow(all(NAMES, await content.text(), name));
    }
  };
  await follow([...all(NEEDS, html, url), ...all(LATE, html, url)]);
  return found;
}

/** Removes the files that no kept page names, unless an older page may be open beside this one. */
async function sweep() {
  if ((await clients.matchAll({ type: "window", includeUncontrolled: true })).length > 1) return;
  const needed = new Set();
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) {
    const page = await stored(url, PAGES);
    if (!isPage(page)) continue;
    for (const name of await reached(url, await page.text(), (name) => stored(name, FILES))) needed.add(name);
  }
  const files = await caches.open(FILES);
  for (const request of await files.keys()) if (!needed.has(request.url)) await files.delete(request);
}

async function forget() {
  await Promise.all([PAGES, FILES].map((name) => caches.delete(name)));
  await registration.unregister();
}

/** Says that a page is not here, in its language, and which languages are. */
async function absent(url) {
  const code = [path(url).split("/")[0], ...navigator.languages.map((language) => language.split("-")[0]), "en"].find((code) => WORDS[code]);
  const { title, absent, kept, again } = WORDS[code];
  const here = [];
  let styles = "";
  for (const [code, { name }] of Object.entries(WORDS)) {
    const page = await stored(`${SCOPE}${code}/`, PAGES);
    if (!page) continue;
    here.push(`<li><a href="${SCOPE}${code}/" lang="${code}" hreflang="${code}">${name}</a></li>`);
    const [sheet] = all(/<link rel="stylesheet" href="([^"]+)"/g, await page.text(), `${SCOPE}${code}/`);
    if (sheet) styles = `<link rel="stylesheet" href="${sheet}">`;
  }
  const list = here.length > 0 ? `<p>${kept}</p><ul>${here.join("")}</ul>` : "";
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>${styles}`;
  const body = `<main class="sources-page"><h1>${title}</h1><p>${absent} <a href="">${again}</a></p>${list}</main>`;
  return new Response(`<!DOCTYPE html><html lang="${code}"><head>${head}</head><body>${body}</body></html>`, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
