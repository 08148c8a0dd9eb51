import type { Subject } from "../../tests/merging/editor-under-test.ts";

/** Every editor that can be measured. Loaded late: an editor takes the DOM at import. */
const loaders = {
  nestedAlone: async () => (await import("./nested.ts")).nestedAlone,
  nested: async () => (await import("./nested.ts")).nested,
  tiptap: async () => (await import("./tiptap.ts")).tiptap,
  blocknote: async () => (await import("./blocknote.ts")).blocknote,
  xml: async () => (await import("../../tests/merging/quire-editor.ts")).quireSubject("xml"),
  text: async () => (await import("../../tests/merging/quire-editor.ts")).quireSubject("text"),
  alone: async () => (await import("../../tests/merging/bare-editor.ts")).bareSubject,
  quireAlone: async () => (await import("../../tests/merging/bare-editor.ts")).bareQuire,
} satisfies Record<string, () => Promise<Subject>>;

export type SubjectKey = keyof typeof loaders;

/** Loads an editor by its key; throws on a key that names none. */
export function loadSubject(key: string): Promise<Subject> {
  if (!isSubjectKey(key)) throw new Error(`no editor is called "${key}"`);
  return loaders[key]();
}

export function isSubjectKey(key: string): key is SubjectKey {
  return key in loaders;
}
