// The page with many times its events: each stands there that often, a few minutes apart. For what grows with them.

import { readFile } from "node:fs/promises";
import { DIST } from "./server.mjs";

/** The HTML of a language's page in which each event, in the picture and in the list, stands `times` times. */
export async function many(language, times) {
  const html = await readFile(`${DIST}${language}/index.html`, "utf8");
  const repeated = (markup, pattern, again) => markup.replace(pattern, (own, ...groups) => {
    let all = own;
    for (let nth = 1; nth < times; nth += 1) all += again(own, nth, groups);
    return all;
  });
  const marks = repeated(html, /<a [^>]*data-at="(-?[\d.]+) ([\d.]+)"[^]*?<\/a>/g, (own, nth, [start, length]) => own
    .replace(/tabindex="0"/, 'tabindex="-1"')
    .replace(/href="#event-[^"]+/, (href) => `${href}-${nth}`)
    .replace(/data-at="[^"]+"/, `data-at="${Math.round(Number(start) + nth * 7)} ${length}"`));
  return repeated(marks, /<li [^>]*data-event=[^]*?<\/details><\/li>/g, (own, nth) => own.replaceAll(/(id|data-event)="[^"]+/g, (id) => `${id}-${nth}`));
}
