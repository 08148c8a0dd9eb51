import type { LucideIcon } from "lucide-react";
import type { Command, EditorState } from "prosemirror-state";
import type { CompletionTrigger } from "#lib/editor/plugins/completion.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { Texts } from "#lib/texts/texts.ts";

/** One thing that the list offers. */
export interface CompletionOption {
  /** Unique in its list. */
  id: string;
  label: string;
  /** Said and shown more quietly beside the label. */
  detail?: string;
  /** Neighbours of one group stand under its name. */
  group?: string;
  /** A sign or picture in front: an icon, or a character such as an emoji. */
  icon?: LucideIcon | string;
  /** What choosing it does, at the place where sign and query stood. One step of undo. */
  command: Command;
}

/** What a list draws of an option. */
export type ListOption = Omit<CompletionOption, "command">;

/** What stands behind a sign such as `@`. */
export interface CompletionSource {
  trigger: CompletionTrigger;
  /** The accessible name of the list. */
  label: PlainTextKey;
  /** The options for a query, best first. No options: the list is not shown, and takes no keys. */
  find: (
    query: string,
    state: EditorState,
    texts: Texts,
  ) => readonly CompletionOption[] | Promise<readonly CompletionOption[]>;
}
