"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import { CreateLinkForm } from "./create-link-form.tsx";
import { LinkCard } from "./link-card.tsx";
import styles from "./owner-links.module.css";
import type { SharingControl } from "./use-sharing.ts";

/** The owner's part of the dialog: make a link, and everything about those there are. */
export function OwnerLinks({ links, control }: { links: readonly LinkEntry[]; control: SharingControl }) {
  const texts = useTexts();
  return (
    <>
      <CreateLinkForm onCreate={control.create} />
      {links.length > 0 && (
        <ul aria-label={texts("share.links")} className={styles.links}>
          {links.map((link) => (
            <LinkCard
              key={link.id}
              link={link}
              onRotate={() => control.rotate(link.id)}
              onRevoke={() => control.revoke(link.id)}
              onRestore={() => control.restore(link.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
