// What the story and the page around its frame say to each other, version 1. Each message is a plain object sent by
// `postMessage`; whoever gets one checks the window it comes from, its version and its shape, and does nothing with any
// other. The page around the frame checks its origin too. embed.schema.json says the same for programs.

/** What every message carries. */
export interface Message<Type extends string> {
  qantar: 1;
  type: Type;
}

// From the story to its host.

/** The story is there, in the frame's first page or in one that the reader went on to. */
export interface Ready extends Message<"ready"> {
  /** Language of the page, as in its `lang`. */
  language: string;
  /** All languages that it can be had in, its own first. */
  languages: string[];
  title: string;
  /** Number of steps; 0 for a part of the story. */
  steps: number;
  /** Whether there is something to scroll through; parts stand as they are. */
  scrolls: boolean;
}
/** How high the story is, or the frame shall be, in whole CSS pixels. Only when it has changed. */
export interface Height extends Message<"height"> {
  height: number;
}
/** The reader came to another step. */
export interface Step extends Message<"step"> {
  /** Its id, which is also its fragment in the address. */
  step: string;
  /** Its place in the story, from 0. */
  index: number;
  of: number;
  /** Id of its chapter. */
  chapter: string;
}
/** The reader chose which events the timeline shows. Nothing chosen: no kinds and twice null. */
export interface Filter extends Message<"filter"> {
  kinds: string[];
  /** Id of a place. */
  place: string | null;
  /** Id of a person or an organisation. */
  actor: string | null;
}
/** The reader leaves for the page in another language; a `ready` follows. */
export interface Language extends Message<"language"> {
  language: string;
}
/** Something does not work. `flat`: the live part does not run, and the story stands as words and pictures. */
export interface Failed extends Message<"error"> {
  code: "flat";
}
/** The reader went on inside, by a link or the Tab key: the host shall scroll to where this offset is in view. */
export interface Went extends Message<"scroll"> {
  /** CSS pixels from the story's top. */
  top: number;
  /** Number of the wish, from 1; the host's `scroll` gives it back as `ack`. */
  ask: number;
}
/** The reader pressed a key that scrolls: the host shall scroll on, also out of the story. */
export interface Move extends Message<"move"> {
  /** CSS pixels down. */
  by: number;
}
export type FromStory = Ready | Height | Step | Filter | Language | Failed | Went | Move;

// From the host to the story.

/** The answer to `ready`. `follow`: the host will say how far its reader is. `stepper`: it will not. */
export interface Hello extends Message<"hello"> {
  mode: "follow" | "stepper";
}
/** How far the reader has scrolled past the story's top. */
export interface Scroll extends Message<"scroll"> {
  /** CSS pixels, not below 0. */
  top: number;
  /** The last of the story's wishes that was seen to; 0 for none. */
  ack: number;
}
/** Go to a step, a chapter or an event, by its id. */
export interface Goto extends Message<"goto"> {
  step: string;
}
/** How the story looks. Unknown properties and values that do not fit are left out; an empty value takes one back. */
export interface Theme extends Message<"theme"> {
  scheme?: Scheme;
  properties?: Properties;
}
/** Go to the page in another language, at the same step. */
export interface Speak extends Message<"language"> {
  language: string;
}
export type FromHost = Hello | Scroll | Goto | Theme | Speak;

export type Scheme = "light" | "dark" | "auto";

/** Roles that are colours: any CSS colour without `var()`; `light-dark(…, …)` where day and night shall differ. */
export type ColourRole =
  | "paper" | "paper-raised" | "ink" | "ink-soft" | "rule" | "accent"
  | "protest" | "violence" | "decision" | "military" | "shutdown" | "international" | "aftermath"
  | "water" | "land" | "land-around" | "border";
/** Roles that are lists of font families which the reader's device has. */
export type FontRole = "serif" | "display" | "sans";
export type Properties = { [Role in ColourRole | FontRole as `--explainer-${Role}`]?: string };

/** What the host script puts on its element, `document.querySelector(".qantar-embed").qantar`. */
export interface QantarEmbed {
  readonly frame: HTMLIFrameElement;
  goto(step: string): void;
  /** Without properties: those that the element's style has now. */
  theme(scheme?: Scheme, properties?: Properties): void;
  language(language: string): void;
  /** Takes the frame and every listener away. */
  remove(): void;
}

/** Events on that element, bubbling; `detail` is the message without `qantar` and `type`. */
export interface QantarEvents {
  "qantar:ready": CustomEvent<Omit<Ready, "qantar" | "type">>;
  "qantar:height": CustomEvent<Omit<Height, "qantar" | "type">>;
  "qantar:step": CustomEvent<Omit<Step, "qantar" | "type">>;
  "qantar:filter": CustomEvent<Omit<Filter, "qantar" | "type">>;
  "qantar:language": CustomEvent<Omit<Language, "qantar" | "type">>;
  "qantar:error": CustomEvent<Omit<Failed, "qantar" | "type">>;
}
