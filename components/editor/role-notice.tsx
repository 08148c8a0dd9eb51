"use client";

import { useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { type Role, roleAllows } from "#lib/collab/role.ts";
import styles from "./freeze-banner.module.css";

interface RoleNoticeProps {
  connection: DocumentConnection | undefined;
  /** The role that the page was opened with. */
  initial: Role;
}

const reasons = ["linkRevoked", "linkEnded", "linkChanged", "roleGiven", "requestAccepted"] as const;
type NewsKey = `role.more.${Role}` | `role.less.${Exclude<Role, "own">}`;

/** Says that one may do more now, or less, and why. It stays until it is read. What was typed is not touched by it. */
export function RoleNotice({ connection, initial }: RoleNoticeProps) {
  const role = useRef(initial);
  const [notice, setNotice] = useState<{
    news: NewsKey;
    why: (typeof reasons)[number] | "away" | undefined;
  }>();
  const texts = useTexts();
  useEffect(
    () =>
      connection?.subscribe(() => {
        const snapshot = connection.snapshot();
        const before = role.current;
        if (snapshot.role === undefined || snapshot.role === before) return;
        role.current = snapshot.role;
        // An answer to this page's own opening: nothing happened while somebody looked on.
        if (snapshot.why === undefined && !snapshot.loaded) return;
        const { role: now, why } = snapshot;
        const isLess = now !== "own" && !roleAllows(now, before);
        setNotice({
          news: isLess ? `role.less.${now}` : `role.more.${now}`,
          // Without a word of the server, it was before this connection.
          why: why === undefined ? "away" : reasons.find((each) => each === why),
        });
      }),
    [connection],
  );
  if (notice === undefined) return null;
  return (
    <div className={styles.place}>
      <Banner
        title={texts(notice.news)}
        actions={
          <Button size="sm" onClick={() => setNotice(undefined)}>
            {texts("role.ok")}
          </Button>
        }
      >
        {notice.why !== undefined && texts(`role.why.${notice.why}`)}
      </Banner>
    </div>
  );
}
