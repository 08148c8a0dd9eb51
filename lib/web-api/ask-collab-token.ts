import { type CollabTokenAnswer, collabTokenAnswerSchema } from "#lib/collab/collab-token-answer.ts";
import { callWebApi } from "./call-web-api.ts";

/** The token for the next handshake. Apart from the other calls: a document opens with this one alone. */
export function askCollabToken(signal?: AbortSignal): Promise<CollabTokenAnswer> {
  return callWebApi({
    method: "GET",
    path: "/collab-token",
    answer: collabTokenAnswerSchema,
    ...(signal && { signal }),
  });
}
