// A host that uses every word of the contract, as a newsroom's own program would: e2e/tests/types.test.mjs compiles it.
// Each `@ts-expect-error` is a mistake that the types have to find.

import type { FromHost, FromStory, QantarEmbed, QantarEvents } from "../../src/embed/embed";
import type { QantarStory, QantarStoryEvents } from "../../src/embed/element";

declare function count(...facts: (string | number | boolean | null)[]): void;

declare global {
  interface HTMLElementEventMap extends QantarEvents {}
}

// The element that the host script fills, and its methods.
const embed = document.querySelector<HTMLElement & { qantar?: QantarEmbed }>(".qantar-embed");
if (embed?.qantar) {
  const { frame, goto, theme, language, remove } = embed.qantar;
  count(frame.title);
  goto("almaty-square");
  theme();
  theme("dark");
  theme("auto", { "--explainer-accent": "light-dark(#7a1f5c, #f3a5d8)", "--explainer-serif": "" });
  language("nl");
  remove();
  // @ts-expect-error: no such scheme
  theme("sepia");
  // @ts-expect-error: no such property
  theme("dark", { "--explainer-nonsense": "red" });
  // @ts-expect-error: a step is an id
  goto(3);
}

embed?.addEventListener("qantar:ready", ({ detail }) => count(detail.language, detail.languages.length, detail.title, detail.steps, detail.scrolls));
embed?.addEventListener("qantar:height", ({ detail }) => count(detail.height));
embed?.addEventListener("qantar:step", ({ detail }) => count(detail.step, detail.index, detail.of, detail.chapter));
embed?.addEventListener("qantar:filter", ({ detail }) => count(detail.kinds.join(), detail.place, detail.actor));
embed?.addEventListener("qantar:language", ({ detail }) => count(detail.language));
embed?.addEventListener("qantar:error", ({ detail }) => count(detail.code));
// @ts-expect-error: details say nothing of the message around them
embed?.addEventListener("qantar:step", ({ detail }) => count(detail.type));

/** Every message of the story's, by its type; the last line holds only if none is missing. */
export function heard(message: FromStory): number | string | boolean {
  switch (message.type) {
    case "ready":
      return message.scrolls;
    case "height":
      return message.height;
    case "step":
      return message.chapter;
    case "filter":
      return message.kinds.length;
    case "language":
      return message.language;
    case "error":
      return message.code;
    case "scroll":
      return message.top + message.ask;
    case "move":
      return message.by;
    default:
      return message satisfies never;
  }
}

/** A message of each kind that a host sends. */
export const said: FromHost[] = [
  { qantar: 1, type: "hello", mode: "follow" },
  { qantar: 1, type: "scroll", top: 120.5, ack: 0 },
  { qantar: 1, type: "goto", step: "toll" },
  { qantar: 1, type: "theme", scheme: "light", properties: {} },
  { qantar: 1, type: "language", language: "kk" },
  // @ts-expect-error: of another version
  { qantar: 2, type: "goto", step: "toll" },
  // @ts-expect-error: without its step
  { qantar: 1, type: "goto" },
];

// The element without a frame.
const story: QantarStory = document.createElement("qantar-story");
story.lang = "en";
story.setAttribute("part", "map");
story.goto("toll");
const on = <Name extends keyof QantarStoryEvents>(name: Name, hear: (event: QantarStoryEvents[Name]) => void) =>
  story.addEventListener(name, hear as EventListener);
on("qantar:ready", ({ detail }) => count(detail.language, detail.languages.length, detail.title, detail.steps, detail.scrolls));
on("qantar:step", ({ detail }) => count(detail.step, detail.index, detail.of, detail.chapter));
on("qantar:filter", ({ detail }) => count(detail.kinds.join(), detail.place, detail.actor));
on("qantar:language", ({ detail }) => count(detail.language));
on("qantar:error", ({ detail }) => count(detail.code === "absent"));
// @ts-expect-error: an element is as high as the story, and says nothing of it
on("qantar:height", () => {});
