import { Decoration } from "prosemirror-view";
import { hasLetters } from "../queries/has-letters.ts";

/** What somebody would have stand in place of a text. */
export interface Proposal {
  /** "" proposes a deletion. */
  insert: string;
  /** Of who proposes it, `#rrggbb`. */
  color: string;
}

/**
 * A suggestion in the text: what would go is struck, what would come stands behind it. Added text is drawn and never part of the
 * document, so nothing that reads the document (copying, exports, counting) meets it.
 */
export function proposalDecorations(
  { id, from, to }: { id: string; from: number; to: number },
  { insert, color }: Proposal,
  isActive: boolean,
): Decoration[] {
  const active = isActive ? " proposal-active" : "";
  const style = `--proposer: ${color}`;
  const struck =
    from < to
      ? [
          Decoration.inline(
            from,
            to,
            { class: `proposal proposal-struck${active}`, style, role: "deletion" },
            { id },
          ),
        ]
      : [];
  if (insert === "") return struck;
  const added = Decoration.widget(
    to,
    ({ dom }) => {
      const element = dom.ownerDocument.createElement("ins");
      element.className = `proposal proposal-added${active}`;
      element.style.setProperty("--proposer", color);
      element.dataset["thread"] = id;
      // Signs alone stand as the text around them does.
      if (hasLetters(insert)) element.dir = "auto";
      element.textContent = insert;
      return element;
    },
    {
      // A place is known by what is struck; where nothing is, by the added text.
      ...(struck.length === 0 ? { id } : { beside: id }),
      key: `proposal ${id} ${active} ${color} ${insert}`,
      side: -1,
      marks: [],
      ignoreSelection: true,
    },
  );
  return [...struck, added];
}
