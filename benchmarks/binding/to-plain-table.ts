import { type BindingResults, type EditKind, type EditorTimes, editKinds } from "./results.ts";

/** Medians and 95th percentiles; the binding's own share of a letter, and that share beside stock y-prosemirror's. */
export function toPlainTable({ browser, load, blocks, characters, editors }: BindingResults): string {
  const stock = editors.find((editor) => editor.name.startsWith("nested"));
  const floor = editors.find((editor) => editor.name.startsWith("ProseMirror alone"));
  const ratio = (editor: EditorTimes, side: "local" | "remote") =>
    stock === undefined || editor === floor
      ? ""
      : `× ${(ownShare(editor, floor, side) / ownShare(stock, floor, side)).toFixed(2)}`;
  const name = Math.max(...editors.map((editor) => editor.name.length));
  const lines = (["local", "remote"] as const).flatMap((side) => [
    "",
    `${side === "local" ? "from the key to update and view" : "from an update to the view"}, ms (p50 / p95):`,
    [
      "".padEnd(name),
      ...editKinds.map((kind) => kind.padStart(16)),
      "own share".padStart(12),
      "to stock".padStart(10),
    ].join(""),
    ...editors.map((editor) =>
      [
        editor.name.padEnd(name),
        ...editKinds.map((kind) => cell(editor, side, kind).padStart(16)),
        ownShare(editor, floor, side).toFixed(2).padStart(12),
        ratio(editor, side).padStart(10),
      ].join(""),
    ),
  ]);
  const head = `${blocks.toLocaleString("en")} blocks, ${characters.toLocaleString("en")} characters, ${browser}, load ${load.map((each) => each.toFixed(1)).join(" to ")}`;
  return [head, ...lines].join("\n");
}

function cell(editor: EditorTimes, side: "local" | "remote", kind: EditKind): string {
  const { p50, p95 } = editor[side][kind];
  return `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
}

/** What a letter costs over ProseMirror without any binding: the median, in ms. */
export function ownShare(
  editor: EditorTimes,
  floor: EditorTimes | undefined,
  side: "local" | "remote",
): number {
  return editor[side].letter.p50 - (floor?.[side].letter.p50 ?? 0);
}
