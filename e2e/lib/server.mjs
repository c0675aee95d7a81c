// A static server for the built page: what a plain host does, and on request what a careful one does.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

// Everything from the page's own origin, nothing inline.
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

// What brotli makes smaller; pictures and fonts are compressed already.
export const TEXT = new Set([".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".xml"]);

/**
 * Serves `root` on `port` of 127.0.0.1, or on a free one.
 * `csp`: a content policy to send; `brotli`: compress text; `headers`: sent with every answer;
 * `extra`: path → HTML, for host pages that a test makes up, or what writes it into the answer.
 * Gives `{ url, close }`; the url ends in a slash.
 */
export async function serve({ root = DIST, csp, brotli = false, headers = {}, extra = {}, port = 0 } = {}) {
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (csp) response.setHeader("Content-Security-Policy", csp);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (path in extra) {
      response.setHeader("Content-Type", TYPES[".html"]);
      return typeof extra[path] === "function" ? extra[path](response) : response.end(extra[path]);
    }
    const file = await resolve(root, path);
    // Browsers ask for an icon unasked; a missing one is no error of the page.
    if (!file) return response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    if (brotli && TEXT.has(extname(file))) {
      response.setHeader("Content-Encoding", "br");
      if (!compressed.has(file)) compressed.set(file, brotliCompressSync(await readFile(file)));
      return response.end(compressed.get(file));
    }
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}

/** The file for a path, a folder's being its index.html; undefined if there is none. */
export async function resolve(root, path) {
  const wanted = normalize(path);
  for (const file of [join(root, wanted), join(root, wanted, "index.html")]) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
}
