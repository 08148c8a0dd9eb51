"use client";

import { Suspense } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { Popover } from "#components/ui/popover.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import type { Role } from "#lib/collab/role.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import styles from "./role-display.module.css";

interface RoleDisplayProps {
  documentId: string;
  role: Role;
  myId: string;
  /** False while nothing can be typed although the role allows it. */
  mayWrite: boolean;
}

const AskForMore = fetched(async () => ({ default: (await import("./ask-for-more.tsx")).AskForMore }));

const powers = {
  view: "editor.mayRead",
  comment: "editor.mayComment",
  edit: "editor.mayEdit",
  own: "editor.mayOwn",
} as const;

/** What somebody does here, in a word; behind it what they may do, and asking for more. */
export function RoleDisplay({ documentId, role, myId, mayWrite }: RoleDisplayProps) {
  const texts = useTexts();
  const word = mayWrite ? "editor.editing" : role === "comment" ? "editor.commenting" : "editor.viewing";
  return (
    <div className={styles.place}>
      <Popover
        label={texts("editor.role")}
        align="end"
        trigger={<WordButton size="sm">{texts(word)}</WordButton>}
      >
        <div className={styles.panel}>
          <p className={styles.power}>{texts(powers[role])}</p>
          <Suspense>
            <AskForMore documentId={documentId} role={role} myId={myId} actions={webApi} />
          </Suspense>
        </div>
      </Popover>
    </div>
  );
}
