import { type BindingResults, type EditorTimes, editKinds } from "./results.ts";
import { ownShare } from "./to-plain-table.ts";

const mostMs = 5;
const mostRatio = 0.25;

/** The part of docs/benchmarks.md about what a binding costs. */
export function bindingMarkdown(results: BindingResults): string {
  const { editors } = results;
  const find = (start: string) => editors.find(({ name }) => name.startsWith(start));
  const [floor, stock, ours] = [find("ProseMirror alone"), find("nested"), find("Quire, text")];
  const number = (value: number): string => value.toFixed(value >= 10 ? 1 : 2);
  const cells = (editor: EditorTimes, side: Side): string[] => [
    ...editKinds.map((kind) => `${number(editor[side][kind].p50)} / ${number(editor[side][kind].p95)}`),
    editor === floor ? "" : number(ownShare(editor, floor, side)),
  ];
  const table = (side: Side): string =>
    [
      `| | ${editKinds.join(" | ")} | a letter's own share |`,
      `|---|${"--:|".repeat(editKinds.length + 1)}`,
      ...editors.map((editor) => `| ${editor.name} | ${cells(editor, side).join(" | ")} |`),
    ].join("\n");
  const verdicts = (side: Side, name: string): string => {
    if (ours === undefined || stock === undefined) return "";
    const worst = Math.max(...editKinds.map((kind) => ours[side][kind].p95));
    const ratio = ownShare(ours, floor, side) / ownShare(stock, floor, side);
    return [
      `- ${name}, p95 of the slowest kind of edit: ${number(worst)} ms, at most ${mostMs}: **${met(worst <= mostMs)}**`,
      `- ${name}, own share of a letter: ${ratio.toFixed(2)} × y-prosemirror's, at most ${mostRatio}: **${met(ratio <= mostRatio)}**`,
    ].join("\n");
  };
  const thousands = (value: number): string => value.toLocaleString("en-GB");
  return `
## From the key to the Y.Doc, and from an update to the view

    npm run bench:binding

${thousands(results.blocks)} blocks and ${thousands(results.characters)} characters in ${results.browser}: two editors on the same document in one page, one edits, the other watches. Local is from the key (or the command) until the Y.Doc has its update and the view shows it, remote from the arrival of an update until the view shows it, in ms (p50 / p95). Layout and painting come on top, and are the same for all. A letter's own share is its median over that of ProseMirror alone, in ms; ours holds what all the plugins of the page's editor cost, too.

Local:

${table("local")}

Remote:

${table("remote")}

${verdicts("local", "local")}
${verdicts("remote", "remote")}

${results.date}, ${results.cpu}, load average ${results.load.map(number).join(" to ")} (1.0 is one busy core; ours comes on top).
`;
}

type Side = "local" | "remote";

const met = (isMet: boolean): string => (isMet ? "met" : "not met");
