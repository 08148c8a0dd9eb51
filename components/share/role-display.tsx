"use client";

import { type ReactNode, Suspense } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { Popover } from "#components/ui/popover.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import type { Role } from "#lib/collab/role.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import styles from "./role-display.module.css";

interface RoleDisplayProps {
  documentId: string;
  role: Role;
  myId: string;
  /** What is done here now. */
  word: PlainTextKey;
  /** What else could be done, to choose from. */
  children?: ReactNode;
}

const AskForMore = fetched(async () => ({ default: (await import("./ask-for-more.tsx")).AskForMore }));

const powers = {
  view: "editor.mayRead",
  comment: "editor.mayComment",
  edit: "editor.mayEdit",
  own: "editor.mayOwn",
} as const;

/** What somebody does here, in a word; behind it what else they may do, and asking for more. */
export function RoleDisplay({ documentId, role, myId, word, children }: RoleDisplayProps) {
  const texts = useTexts();
  return (
    <div className={styles.place} data-suggesting={word === "editor.suggesting" ? "" : undefined}>
      <Popover
        label={texts("editor.role")}
        align="end"
        trigger={
          <WordButton size="sm" className={styles.word}>
            {texts(word)}
          </WordButton>
        }
      >
        <div className={styles.panel}>
          <Suspense>{children}</Suspense>
          <p className={styles.power}>{texts(powers[role])}</p>
          <Suspense>
            <AskForMore documentId={documentId} role={role} myId={myId} actions={webApi} />
          </Suspense>
        </div>
      </Popover>
    </div>
  );
}
