// A host whose site is replaced by a newer one, and whose network is cut: the build in dist/, and the same as if all of it
// had changed, so that every hashed name is another.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { resolve, DIST, STRICT_CSP, TYPES } from "./server.mjs";

const HASH = /-([0-9a-f]{12})(?=\.\w)/g;
/** The names of the second deployment, and back. */
const other = (text) => text.replace(HASH, (_, digits) => `-${[...digits].reverse().join("")}`);

/** A file of a deployment. Pages and the script that wakes them say which one they are of. */
async function content(path, deployment) {
  const file = await resolve(DIST, deployment === 1 ? path : other(path));
  if (!file) return undefined;
  const kind = extname(file);
  const bytes = await readFile(file);
  if (![".html", ".js", ".css"].includes(kind)) return { bytes, kind };
  let text = deployment === 1 ? bytes.toString() : other(bytes.toString());
  if (kind === ".html") text = text.replace("<html ", `<html data-page="${deployment}" `);
  if (/^boot-/.test(path)) text = `document.documentElement.dataset.script = "${deployment}";\n${text}`;
  return { bytes: text, kind };
}

/** The site lies in a folder of its host. */
const FOLDER = "/qantar/";

/**
 * Serves deployment 1 on a free port of 127.0.0.1, as a careful host does.
 * `deployment` may be set to 2; `replaced`: path → text, for both; `answered(path)` is called after each answer, and
 * `awaited(path)` before; `log` has the path of every request. `cut()` and `restore()` the network. Paths are from the
 * site's folder.
 */
export async function deployments() {
  const host = { deployment: 1, replaced: {}, log: [], answered: () => {}, awaited: () => {} };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    if (!pathname.startsWith(FOLDER)) return response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    const path = pathname.slice(FOLDER.length);
    host.log.push(path);
    await host.awaited(path);
    const found = path in host.replaced ? { bytes: host.replaced[path], kind: extname(path) || ".html" } : await content(path, host.deployment);
    if (found) {
      response.setHeader("Content-Security-Policy", path in host.replaced && found.kind === ".html" ? "" : STRICT_CSP);
      response.setHeader("Content-Type", TYPES[found.kind] ?? "application/octet-stream");
      response.setHeader("Cache-Control", /-[0-9a-f]{12}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
      response.end(found.bytes);
    } else {
      response.writeHead(404).end();
    }
    host.answered(path);
  });
  const listen = (port) => new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  await listen(0);
  const { port } = server.address();
  const cut = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return Object.assign(host, { url: `http://127.0.0.1:${port}${FOLDER}`, cut, restore: () => listen(port), close: cut });
}
