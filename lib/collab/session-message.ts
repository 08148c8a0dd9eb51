import { z } from "zod";
import { documentFormats } from "./document-format.ts";
import { roles } from "./role.ts";

/** Why the server cannot call this socket's edits saved. Shown by the chip as "Not saved: keep this tab open". */
export const saveBlockedCodes = ["gap", "store_failed", "refused"] as const;
export type SaveBlockedCode = (typeof saveBlockedCodes)[number];

/** Why a role changed, or ended, while somebody was there: what the page tells them. */
export const accessEnds = [
  "linkRevoked",
  "linkEnded",
  "linkChanged",
  /** An owner gave this person another role, or took them out. */
  "roleGiven",
  "requestAccepted",
  "removed",
  "left",
  "trashed",
] as const;
export type AccessEnd = (typeof accessEnds)[number];

/**
 * Message 101, JSON. The first one on a socket holds everything up to `user`; later ones hold only what changed.
 * Unknown keys are ignored, so that an older client survives a newer server.
 */
export const sessionMessageSchema = z.object({
  role: z.enum(roles).optional(),
  /** Comes with another role, or alone right before the socket is closed with 4403 or 4404. One that is not known says nothing. */
  why: z.enum(accessEnds).optional().catch(undefined),
  /** Minted with the document. A client that reconnects with another one keeps its copy aside. */
  incarnation: z.string().optional(),
  format: z.enum(documentFormats).optional(),
  schemaVersion: z.number().int().optional(),
  limits: z.object({ maxFrameBytes: z.number(), maxDocumentBytes: z.number() }).optional(),
  /** Who this socket speaks for, as the server stamps it on presence. */
  user: z.object({ id: z.string(), name: z.string(), color: z.string() }).optional(),
  /** Present while saving is not possible; `null` blocked means that it is possible again. */
  save: z.object({ blocked: z.enum(saveBlockedCodes).nullable() }).optional(),
});
export type SessionMessage = z.infer<typeof sessionMessageSchema>;

/**
 * Message 103, JSON: something happened to the document that is not in the Y.Doc. Kinds so far: `accessRequests` (to owners:
 * the list of those who ask is another one), `requestDeclined` (to who asked). Unknown ones are ignored.
 */
export const eventMessageSchema = z.object({ kind: z.string() });
export type EventMessage = z.infer<typeof eventMessageSchema>;
