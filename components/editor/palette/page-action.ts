import type { LucideIcon } from "lucide-react";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";

/** Something that can be done with the page or the document as a whole, for the palette. */
export interface PageAction {
  id: string;
  label: PlainTextKey;
  Icon: LucideIcon;
  /** In ProseMirror's spelling. */
  keys?: string;
  run: () => void;
}
