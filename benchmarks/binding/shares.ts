import type { BindingResults, EditorTimes } from "./results.ts";

/** What is timed: until the Y.Doc has its update, until the command returns, and on the other side. */
export type Span = "written" | "local" | "remote";

/** What a letter costs over the same without, medians in ms. */
export interface Shares {
  /** Over ProseMirror alone: all that an editor adds. */
  readonly own: number;
  /** Over the same editor without its binding, where there is one. */
  readonly binding: number | undefined;
}

// Which row is an editor without its binding; by how the names begin.
const withoutBinding: Record<string, string> = {
  "nested schema, y": "nested schema without",
  "Quire, ": "Quire without",
};

export function findEditor({ editors }: BindingResults, opening: string): EditorTimes | undefined {
  return editors.find(({ name }) => name.startsWith(opening));
}

/** What `editor` adds. Undefined for what stands in nobody's comparison. */
export function sharesOf(results: BindingResults, editor: EditorTimes, span: Span): Shares | undefined {
  const alone = findEditor(results, "ProseMirror alone");
  if (alone === undefined || alone === editor) return undefined;
  const [, opening] = Object.entries(withoutBinding).find(([name]) => editor.name.startsWith(name)) ?? [];
  const bare = opening === undefined ? undefined : findEditor(results, opening);
  const over = (other: EditorTimes) => editor[span].letter.p50 - other[span].letter.p50;
  return { own: over(alone), binding: bare && over(bare) };
}
