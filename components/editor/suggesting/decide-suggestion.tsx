"use client";

import { Check, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Decision, Thread } from "#lib/collab/comments-api.ts";
import type { CommentStore } from "#lib/comments/comment-store.ts";
import { isQuoteOf } from "#lib/comments/suggestions/proposal-text.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { nextCard } from "../comments/next-card.ts";
import type { EditorHost } from "../editor-host.ts";
import { placedText } from "./placed-text.ts";
import styles from "./suggestion-card.module.css";

interface DecideSuggestionProps {
  host: EditorHost;
  documentId: string;
  thread: Thread;
  store: CommentStore;
  isMine: boolean;
  /** May edit the document. */
  mayDecide: boolean;
  hasText: boolean;
}

/** Accepting and rejecting for who may edit, taking back for who proposed it. */
export function DecideSuggestion(props: DecideSuggestionProps) {
  const { host, documentId, thread, store, isMine, mayDecide, hasText } = props;
  const texts = useTexts();
  const toast = useToast();
  const place = useRef<HTMLDivElement>(null);
  const [changedTo, setChangedTo] = useState<string>();
  const [busy, setBusy] = useState<Decision>();

  const decide = async (decision: Decision): Promise<void> => {
    const focusNext = nextCard(place.current, host);
    setBusy(decision);
    try {
      await store.change(() => webApi.decideSuggestion(documentId, thread.id, decision));
      focusNext();
      const said = decision === "accepted" ? "nowAccepted" : isMine ? "nowWithdrawn" : "nowRejected";
      toast({ text: texts(`suggestion.${said}`) });
    } catch (error) {
      // Perhaps somebody was first: then this card is old, and what they decided is the answer.
      await store.catchUp();
      const { threads, people } = store.snapshot();
      const { state = "open", decidedBy } = threads.get(thread.id)?.suggestion ?? {};
      const name = people.get(decidedBy ?? "")?.name ?? "";
      if (state === "open")
        toast({ text: `${texts("suggestion.notDecided")} ${reasonOf(error, texts)}`, tone: "danger" });
      else
        toast({
          text: texts(state === "accepted" ? "suggestion.acceptedBy" : "suggestion.rejectedBy", { name }),
        });
      focusNext();
    } finally {
      setBusy(undefined);
    }
  };
  const accept = (): void => {
    const there = placedText(host, thread.id);
    if (changedTo === undefined && there !== undefined && !isQuoteOf(thread.quote, there))
      setChangedTo(there);
    // oxlint-disable-next-line no-void -- it tells of its problems itself.
    else void decide("accepted");
  };
  return (
    <div ref={place} className={styles.decide}>
      {changedTo !== undefined && (
        <p role="alert" className={styles.changed}>
          {texts("suggestion.changed", { quote: changedTo })}
        </p>
      )}
      {mayDecide && hasText && (
        <Button size="sm" icon={<Check />} busy={busy === "accepted"} onClick={accept}>
          {texts(changedTo === undefined ? "suggestion.accept" : "suggestion.acceptAnyway")}
        </Button>
      )}
      {(mayDecide || isMine) && (
        <Button
          size="sm"
          variant="ghost"
          icon={<X />}
          busy={busy === "rejected"}
          onClick={() => void decide("rejected")}
        >
          {texts(isMine ? "suggestion.withdraw" : "suggestion.reject")}
        </Button>
      )}
    </div>
  );
}
