/** How blocks stand on the page, beside their kind. */
import type { Command } from "prosemirror-state";
import { startUndoStep } from "../binding/transaction-meta.ts";
import { selectedBlocks } from "../queries/selected-blocks.ts";
import type { BlockAlign, CalloutTone } from "../schema/block-kinds.ts";

/** Aligns the selected blocks. Code stays at its start. */
export function setAlign(align: BlockAlign): Command {
  return setOnBlocks("align", align, (kind) => kind !== "code");
}

/** Says what kind of remark the selected callouts are. */
export function setTone(tone: CalloutTone): Command {
  return setOnBlocks("tone", tone, (kind) => kind === "callout");
}

function setOnBlocks(name: "align" | "tone", value: string, fits: (kind: string) => boolean): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ attrs }) => fits(attrs.kind));
    if (blocks.length === 0) return false;
    const tr = startUndoStep(state.tr);
    for (const { pos, attrs } of blocks) if (attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}
