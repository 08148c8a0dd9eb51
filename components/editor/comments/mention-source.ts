import { createContext } from "react";
import type { NameablePerson } from "#lib/collab/comments-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";

/** Who can be named in the comments of the open document. */
export interface MentionSource {
  /** Never rejects: without a network there is nobody to choose from, and what was typed stays a text. */
  load(): Promise<readonly NameablePerson[]>;
}

/** For every box in which a comment is written. */
export const MentionContext = createContext<MentionSource>({ load: async () => [] });

/** How long a list is good for: somebody who just came in may be named a moment later. */
const freshMs = 20_000;

export function createMentionSource(documentId: string, myId: string): MentionSource {
  let asked: Promise<readonly NameablePerson[]> | undefined;
  let askedAt = 0;
  return {
    load() {
      if (asked === undefined || Date.now() - askedAt > freshMs) {
        askedAt = Date.now();
        asked = webApi.nameablePeople(documentId).then(
          (people) => people.filter(({ id }) => id !== myId),
          () => {
            askedAt = 0;
            return [];
          },
        );
      }
      return asked;
    },
  };
}
