/**
 * `Binding.seed` alone, by format: for the server, which makes documents and must not load what draws them.
 * A format without a seeder is one that this build cannot create.
 */
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "./binding.ts";
import { seedBody } from "./xml/seed-body.ts";

export const bodySeeders: Partial<Record<DocumentFormat, Binding["seed"]>> = { xml: seedBody };
