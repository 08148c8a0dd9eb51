/**
 * `Binding.seed` alone, by format: for the server, which makes documents and must not load what draws them.
 */
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "./binding.ts";
import { seedDocument } from "./text/document.ts";
import { seedBody } from "./xml/seed-body.ts";

export const bodySeeders: Record<DocumentFormat, Binding["seed"]> = {
  xml: seedBody,
  text: seedDocument,
};
