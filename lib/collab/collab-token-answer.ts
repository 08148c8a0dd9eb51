import { z } from "zod";

/** What `GET /api/collab-token` answers: the token for the next handshake, and where to connect with it. */
export const collabTokenAnswerSchema = z.object({
  token: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number().int(),
  /** A ws: or wss: address, or a path at the page's own origin; the room's name follows after a slash. */
  url: z.string(),
});
export type CollabTokenAnswer = z.infer<typeof collabTokenAnswerSchema>;

/** The WebSocket address that a page at `location` connects to, without the room: what y-websocket calls the server URL. */
export function collabServerUrl(answerUrl: string, location: { protocol: string; host: string }): string {
  if (!answerUrl.startsWith("/")) return answerUrl;
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${answerUrl}`;
}
