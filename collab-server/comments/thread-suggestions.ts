/** Suggestions, which are threads with a text to put into the document: reworded by who proposed them, decided by editors. */
import { limits } from "#lib/collab/limits.ts";
import { roleAllows } from "#lib/collab/role.ts";
import { DirectoryError } from "../documents/directory-error.ts";
import type { ThreadRecord } from "./comment-records.ts";
import { cleanInsertion, cleanQuote } from "./comment-text.ts";
import type { ThreadChange } from "./thread-change.ts";
import { nothingToSay } from "./thread-errors.ts";
import type { Threads, ThreadsOptions } from "./threads.ts";

export function createThreadSuggestions(
  { applySuggestion, onWritten, now }: ThreadsOptions,
  { change }: ThreadChange,
): Pick<Threads, "revise" | "decide"> {
  return {
    async revise(personId, documentId, threadId, { range, quote, insert }) {
      const { answer } = await change(personId, documentId, threadId, async (before) => {
        const suggestion = openSuggestion(before, before.authorId === personId);
        if (`${insert}${quote}` === "") throw nothingToSay();
        return {
          ...before,
          range,
          quote: cleanQuote(quote, limits.maxQuoteLength),
          suggestion: { ...suggestion, insert: cleanInsertion(insert) },
        };
      });
      return answer;
    },

    async decide(personId, documentId, threadId, decision) {
      const { thread, answer } = await change(
        personId,
        documentId,
        threadId,
        async (before, { role, document }) => {
          const isWithdrawn = decision === "rejected" && before.authorId === personId;
          const suggestion = openSuggestion(before, isWithdrawn || roleAllows(role, "edit"));
          if (decision === "accepted")
            await applySuggestion(document, before.authorId, { ...before, insert: suggestion.insert });
          const decided = { ...suggestion, state: decision, decidedBy: personId, decidedAt: now() };
          return { ...before, suggestion: decided, resolvedAt: now(), resolvedBy: personId };
        },
      );
      onWritten({ thread, by: personId, at: now(), kind: "decided", mentions: [], text: "" });
      return answer;
    },
  };
}

/** Throws unless the thread is a suggestion that waits for a decision, and `isAllowed`. */
function openSuggestion({ suggestion }: ThreadRecord, isAllowed: boolean) {
  if (suggestion === null) throw new DirectoryError("bad_request", "This is a comment, not a suggestion.");
  if (!isAllowed) throw new DirectoryError("forbidden", "Your access to this document does not allow that.");
  if (suggestion.state !== "open") throw new DirectoryError("conflict", "Somebody has decided this already.");
  return suggestion;
}
