"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import type { AccessEntry, LinkEntry } from "#lib/collab/service-api.ts";
import { CreateLinkForm } from "./create-link-form.tsx";
import { LinkCard } from "./link-card.tsx";
import styles from "./owner-links.module.css";
import { PersonAccess } from "./person-access.tsx";
import type { SharingControl } from "./use-sharing.ts";

interface OwnerLinksProps {
  links: readonly LinkEntry[];
  people: readonly AccessEntry[];
  /** They own it alone, and may hand it over. */
  isOwner: boolean;
  control: SharingControl;
}

/** The owners' part of the dialog: make a link, and everything about those there are, with the people who came by each. */
export function OwnerLinks({ links, people, isOwner, control }: OwnerLinksProps) {
  const texts = useTexts();
  return (
    <>
      <CreateLinkForm onCreate={control.create} />
      {links.length > 0 && (
        <ul aria-label={texts("share.links")} className={styles.links}>
          {links.map((link) => {
            const came = people.filter(({ linkId }) => linkId === link.id);
            return (
              <LinkCard
                key={link.id}
                link={link}
                onEdit={(change) => control.edit(link.id, change)}
                onRotate={() => control.rotate(link.id)}
                onRevoke={() => control.revoke(link.id)}
                onRestore={() => control.restore(link.id)}
                people={
                  came.length > 0 && (
                    <ul aria-label={texts("share.cameBy")} className={styles.came}>
                      {came.map((entry) => (
                        <PersonAccess
                          key={entry.person.id}
                          entry={entry}
                          mayTransfer={isOwner}
                          control={control}
                        />
                      ))}
                    </ul>
                  )
                }
              />
            );
          })}
        </ul>
      )}
    </>
  );
}
