import { type BindingResults, type EditorTimes, editKinds } from "./results.ts";
import { findEditor, type Span, sharesOf } from "./shares.ts";

const mostMs = 5;
const mostRatio = 0.25;

/** The part of docs/benchmarks.md about what a binding costs. */
export function bindingMarkdown(results: BindingResults): string {
  const stock = findEditor(results, "nested schema, y");
  const ours = findEditor(results, "Quire, text");
  const number = (value: number): string => value.toFixed(value >= 10 ? 1 : 2);
  const share = (value: number | undefined): string => (value === undefined ? "" : value.toFixed(3));
  const row = (editor: EditorTimes, span: Span): string => {
    const shares = sharesOf(results, editor, span);
    const cells = editKinds.map(
      (kind) => `${number(editor[span][kind].p50)} / ${number(editor[span][kind].p95)}`,
    );
    return `| ${[editor.name, ...cells, share(shares?.own), share(shares?.binding)].join(" | ")} |`;
  };
  const table = (span: Span): string =>
    [
      `| | ${editKinds.join(" | ")} | over ProseMirror alone | over the same editor without a binding |`,
      `|---|${"--:|".repeat(editKinds.length + 2)}`,
      ...results.editors.map((editor) => row(editor, span)),
    ].join("\n");
  const verdicts = (span: Span, name: string): string => {
    if (ours === undefined || stock === undefined) return "";
    const worst = Math.max(...editKinds.map((kind) => ours[span][kind].p95));
    const [own, other] = [sharesOf(results, ours, span), sharesOf(results, stock, span)];
    const against = (which: "own" | "binding"): string => {
      const [value = Number.NaN, beside = Number.NaN] = [own?.[which], other?.[which]];
      const ratio = value / beside;
      return `${share(value)} ms beside y-prosemirror's ${share(beside)}: ${ratio.toFixed(2)} ×, at most ${mostRatio}: **${met(ratio <= mostRatio)}**`;
    };
    return [
      `- ${name}, p95 of the slowest kind of edit: ${number(worst)} ms, at most ${mostMs}: **${met(worst <= mostMs)}**`,
      `- ${name}, a letter over ProseMirror alone: ${against("own")}`,
      `- ${name}, a letter over the same editor without a binding: ${against("binding")}`,
    ].join("\n");
  };
  const thousands = (value: number): string => value.toLocaleString("en-GB");
  return `
## From the key to the Y.Doc, and from an update to the view

    npm run bench:binding

${thousands(results.blocks)} blocks and ${thousands(results.characters)} characters in ${results.browser}: two editors on the same document in one page, one edits, the other watches; in ms (p50 / p95). The last two columns are what an editor adds to a letter, medians: over ProseMirror alone (our schema, the usual keys), which holds what all plugins of an editor cost, and over the very same editor with all its plugins but its binding.

From the key (or the command) until the Y.Doc has its update; the view shows the edit by then:

${table("written")}

From the key until the command returns. All but letters scroll to the caret last: the browser lays out all ${thousands(results.blocks)} blocks for that, and does so under ProseMirror alone. The page draws long documents in stretches, and has less to lay out:

${table("local")}

From the arrival of an update until the view shows it:

${table("remote")}

${verdicts("written", "from the key to the Y.Doc")}
${verdicts("remote", "from an update to the view")}

Nothing goes below Yjs itself: \`Y.Text.insert\` of a letter beside the last one, in a transaction, with one listener for its update, takes ${share(results.yjs.p50)} ms here (p95 ${share(results.yjs.p95)})${yjsShare(results, stock)}.

${results.date}, ${results.cpu}, load average ${results.load.map(number).join(" to ")} (1.0 is one busy core; ours comes on top).
`;
}

function yjsShare(results: BindingResults, stock: EditorTimes | undefined): string {
  const binding = stock && sharesOf(results, stock, "written")?.binding;
  return binding === undefined ? "" : `, ${(results.yjs.p50 / binding).toFixed(2)} × what y-prosemirror adds`;
}

const met = (isMet: boolean): string => (isMet ? "met" : "not met");
