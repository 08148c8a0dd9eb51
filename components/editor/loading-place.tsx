"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import styles from "./loading-place.module.css";
import { useConnection } from "./use-connection.ts";

const lineWidths = [62, 100, 94, 98, 40];

/** Stands where the text will be. When the server does not answer, it says so, and how it goes on. */
export function LoadingPlace({ connection }: { connection: DocumentConnection | undefined }) {
  const texts = useTexts();
  const isStuck = useConnection(connection, (snapshot) => snapshot.failures > 1, false);
  if (isStuck)
    return (
      <Banner
        tone="warn"
        title={texts("loading.stuck")}
        actions={<Button onClick={() => connection?.wake()}>{texts("loading.tryNow")}</Button>}
      >
        {texts("loading.stuckText")}
      </Banner>
    );
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {lineWidths.map((width) => (
        <span key={width} className={styles.line} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
