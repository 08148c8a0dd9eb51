import {
  isInteger,
  isNumber,
  isString,
  nullable,
  object,
  oneOf,
  type ShapeOf,
  shape,
} from "#lib/shape/shape.ts";
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
const known = shape(
  "message 101",
  object(
    {},
    {
      role: oneOf(roles),
      /** Comes with another role, or alone right before the socket is closed with 4403 or 4404. */
      why: oneOf(accessEnds),
      /** Minted with the document. A client that reconnects with another one keeps its copy aside. */
      incarnation: isString,
      format: oneOf(documentFormats),
      schemaVersion: isInteger,
      limits: object({ maxFrameBytes: isNumber, maxDocumentBytes: isNumber }),
      /** Who this socket speaks for, as the server stamps it on presence. */
      user: object({ id: isString, name: isString, color: isString }),
      /** Present while saving is not possible; `null` blocked means that it is possible again. */
      save: object({ blocked: nullable(oneOf(saveBlockedCodes)) }),
    },
  ),
);
export type SessionMessage = ShapeOf<typeof known>;

export const sessionMessageSchema: Pick<typeof known, "parse"> = {
  parse: (value) => known.parse(withoutUnknownEnd(value)),
};

/** A reason of a newer server that is not known here says nothing. */
function withoutUnknownEnd(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("why" in value)) return value;
  return accessEnds.some((end) => end === value.why) ? value : { ...value, why: undefined };
}

/**
 * Message 103, JSON: something happened to the document that is not in the Y.Doc. Kinds so far: `accessRequests` (to owners:
 * the list of those who ask is another one), `requestDeclined` (to who asked), `comments` (to who may comment: ask for what is
 * new), `notices` (to one person: the bell has changed), `published` (to who may edit: the document became a page, or is none any more). Unknown ones are ignored.
 */
export const eventMessageSchema = shape("message 103", object({ kind: isString }));
export type EventMessage = ShapeOf<typeof eventMessageSchema>;
