import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Texts } from "#lib/texts/texts.ts";

/** What a command did, in words, for who does not see it. Each is a new object: the same words may be said again. */
export interface Spoken {
  say: (texts: Texts) => string;
}

const key = new PluginKey<Spoken | undefined>("quire.spoken");

/** Has the page say what this transaction does (components/editor/announce), where a glance would have shown it. */
export function speak(tr: Transaction, say: Spoken["say"]): Transaction {
  return tr.setMeta(key, { say });
}

/** The last thing that a command had to say in this state's history. */
export function lastSpoken(state: EditorState): Spoken | undefined {
  return key.getState(state);
}

/** Keeps what commands say until the page has heard it. */
export function spoken(): Plugin<Spoken | undefined> {
  return new Plugin<Spoken | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (tr, last) => {
        const said: unknown = tr.getMeta(key);
        return isSpoken(said) ? said : last;
      },
    },
  });
}

function isSpoken(value: unknown): value is Spoken {
  return typeof value === "object" && value !== null && "say" in value;
}
