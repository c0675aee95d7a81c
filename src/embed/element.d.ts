// The custom element <qantar-story lang part theme>, for the host's own scripts.

/** The whole story, or a part of it, in a shadow root. Its attributes may change at any time. */
export interface QantarStory extends HTMLElement {
  /** Scrolls to a step, a chapter, a figure or an event. */
  goto(id: string): void;
}

/** Events that bubble from it. */
export interface QantarStoryEvents {
  /** The words are there; `steps` is 0 for a part. */
  "qantar:ready": CustomEvent<{ language: string; languages: string[]; title: string; steps: number; scrolls: boolean }>;
  /** The reader came to another step, the `index`th from 0. */
  "qantar:step": CustomEvent<{ step: string; index: number; of: number; chapter: string }>;
  /** The reader chose which events the timeline shows. Nothing chosen: no kinds and twice null. */
  "qantar:filter": CustomEvent<{ kinds: string[]; place: string | null; actor: string | null }>;
  /** The reader goes on in another language; a `qantar:ready` follows. */
  "qantar:language": CustomEvent<{ language: string }>;
  /** `flat`: the live part does not run, the words and pictures stand. `absent`: not even these could be had. */
  "qantar:error": CustomEvent<{ code: "flat" | "absent" }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "qantar-story": QantarStory;
  }
}
