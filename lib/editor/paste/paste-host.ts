import type { Texts } from "#lib/texts/texts.ts";
import type { Binding } from "../binding/binding.ts";
import type { PasteSizes } from "./paste-sizes.ts";

/** What pasting needs to know of the editor that it goes into. */
export interface PasteHost {
  readonly binding: Binding;
  readonly texts: Texts;
  /** False where the document can hold neither tables nor atoms. */
  readonly tables: boolean;
  /** For tests; else usual ones. */
  readonly sizes?: PasteSizes | undefined;
}
