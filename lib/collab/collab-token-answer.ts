import { isInteger, isString, object, type ShapeOf, shape } from "#lib/shape/shape.ts";

/** What `GET /api/collab-token` answers: the token for the next handshake, and where to connect with it. */
export const collabTokenAnswerSchema = shape(
  "answer with a token",
  object({
    token: isString,
    /** Milliseconds since 1970. */
    expiresAt: isInteger,
    /** A ws: or wss: address, or a path at the page's own origin; the room's name follows after a slash. */
    url: isString,
  }),
);
export type CollabTokenAnswer = ShapeOf<typeof collabTokenAnswerSchema>;

/** The WebSocket address that a page at `location` connects to, without the room: what y-websocket calls the server URL. */
export function collabServerUrl(answerUrl: string, location: { protocol: string; host: string }): string {
  if (!answerUrl.startsWith("/")) return answerUrl;
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${answerUrl}`;
}
