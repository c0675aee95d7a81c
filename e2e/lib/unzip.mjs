// The files of a zip, for looking at what is handed on: its list at the end, then each file, stored or deflated.

import { inflateRawSync } from "node:zlib";

/** @param {Buffer} zip Gives [path, content] pairs in the zip's own order. */
export function unzipped(zip) {
  // No comment of ours follows the record that ends it.
  let at = zip.readUInt32LE(zip.length - 6);
  const n_files = zip.readUInt16LE(zip.length - 12);
  return Array.from({ length: n_files }, () => {
    const [method, size, from] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const path = zip.toString("utf8", at + 46, at + 46 + name);
    at += 46 + name + extra + comment;
    const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    const packed = zip.subarray(start, start + size);
    return [path, method === 8 ? inflateRawSync(packed) : packed];
  });
}
