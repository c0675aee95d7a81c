// Serves dist/ and the pages that embed it on two origins, until it is ended: `cargo xtask embed-demo`.

import { hosts } from "./lib/hosts.mjs";

const { host, story, names } = await hosts({ language: process.argv[2] });
console.log(`all of them: ${host}`);
console.log(`the story: ${story}`);
for (const name of names) console.log(`${host}${name}`);
