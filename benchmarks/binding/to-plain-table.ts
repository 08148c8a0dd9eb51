import { type BindingResults, type EditKind, type EditorTimes, editKinds } from "./results.ts";
import { findEditor, type Span, sharesOf } from "./shares.ts";

const titles: Record<Span, string> = {
  written: "from the key to the Y.Doc's update",
  local: "from the key until the command returns",
  remote: "from an update to the view",
};

/** Medians and 95th percentiles; what an editor and what its binding add to a letter, also beside stock y-prosemirror. */
export function toPlainTable(results: BindingResults): string {
  const { browser, load, blocks, characters, editors, yjs } = results;
  const stock = findEditor(results, "nested schema, y");
  const width = Math.max(...editors.map((editor) => editor.name.length));
  const share = (editor: EditorTimes, span: Span, which: "own" | "binding") => {
    const value = sharesOf(results, editor, span)?.[which];
    const other = stock && sharesOf(results, stock, span)?.[which];
    if (value === undefined) return "";
    return other === undefined ? value.toFixed(3) : `${value.toFixed(3)} × ${(value / other).toFixed(2)}`;
  };
  const lines = (["written", "local", "remote"] as const).flatMap((span) => [
    "",
    `${titles[span]}, ms (p50 / p95):`,
    [
      "".padEnd(width),
      ...editKinds.map((kind) => kind.padStart(16)),
      "own".padStart(16),
      "binding".padStart(16),
    ].join(""),
    ...editors.map((editor) =>
      [
        editor.name.padEnd(width),
        ...editKinds.map((kind) => cell(editor, span, kind).padStart(16)),
        share(editor, span, "own").padStart(16),
        share(editor, span, "binding").padStart(16),
      ].join(""),
    ),
  ]);
  const head = `${blocks.toLocaleString("en")} blocks, ${characters.toLocaleString("en")} characters, ${browser}, load ${load.map((each) => each.toFixed(1)).join(" to ")}`;
  return [head, ...lines, "", `Y.Text.insert alone: ${yjs.p50.toFixed(3)} / ${yjs.p95.toFixed(3)}`].join(
    "\n",
  );
}

function cell(editor: EditorTimes, span: Span, kind: EditKind): string {
  const { p50, p95 } = editor[span][kind];
  return `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
}
