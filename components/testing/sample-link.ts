import type { LinkEntry } from "#lib/collab/service-api.ts";

/** A link to edit, that nobody used, with nothing else about it but what is given. */
export function sampleLink(fields: Partial<LinkEntry> = {}): LinkEntry {
  return {
    id: "1",
    role: "edit",
    label: "",
    secret: "s",
    createdAt: 0,
    expiresAt: null,
    hasPassword: false,
    invitation: null,
    uses: 0,
    lastUsedAt: null,
    ...fields,
  };
}
