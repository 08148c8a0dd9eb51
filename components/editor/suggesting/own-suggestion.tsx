"use client";

import { PencilLine, Send, Trash2 } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Thread } from "#lib/collab/comments-api.ts";
import { hasArrived } from "#lib/comments/suggestions/with-waiting.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";
import styles from "./suggestion-card.module.css";
import type { Suggesting } from "./use-suggesting.ts";

interface OwnSuggestionProps {
  thread: Thread;
  suggesting: Suggesting;
  hasText: boolean;
}

/** What the author of an open suggestion can do besides: type on in it; send it when that did not work. */
export function OwnSuggestion({ thread, suggesting, hasText }: OwnSuggestionProps) {
  const texts = useTexts();
  const { outbox, openId, reopen } = suggesting;
  const waiting = outbox.waiting().find(({ id }) => id === thread.id);
  const code = waiting?.problem;
  return (
    <>
      {code !== undefined && (
        <p role="alert" className={styles.changed}>
          {texts("suggesting.notSent")} {reasonOf(new WebApiError(code, texts(`problem.${code}`)), texts)}
        </p>
      )}
      <div className={styles.decide}>
        {code !== undefined && (
          <Button size="sm" icon={<Send />} onClick={() => outbox.flush()}>
            {texts("suggesting.sendAgain")}
          </Button>
        )}
        {hasText && openId !== thread.id && (
          <Button size="sm" variant="ghost" icon={<PencilLine />} onClick={() => reopen(thread.id)}>
            {texts("suggesting.change")}
          </Button>
        )}
        {!hasArrived(thread) && openId !== thread.id && (
          <Button size="sm" variant="ghost" icon={<Trash2 />} onClick={() => outbox.drop(thread.id)}>
            {texts("suggestion.withdraw")}
          </Button>
        )}
      </div>
    </>
  );
}
