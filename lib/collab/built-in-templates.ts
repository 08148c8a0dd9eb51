/** The templates that Quire brings along. Their texts: collab-server/documents/templates. */
export const builtInTemplates = [
  "meeting-notes",
  "project-plan",
  "weekly-journal",
  "decision",
  "one-on-one",
] as const;
export type BuiltInTemplate = (typeof builtInTemplates)[number];
