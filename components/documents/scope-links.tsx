"use client";

import { Files, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { DocumentScope } from "#lib/collab/service-api.ts";
import styles from "./scope-links.module.css";

const places = [
  { scope: "all", href: "/", label: "documents.all", icon: <Files aria-hidden="true" /> },
  { scope: "trash", href: "/?scope=trash", label: "documents.trash", icon: <Trash2 aria-hidden="true" /> },
] as const;

/** Leads between the documents and the trash. */
export function ScopeLinks({ scope }: { scope: DocumentScope }) {
  const texts = useTexts();
  return (
    <nav aria-label={texts("documents.views")} className={styles.links}>
      {places.map((place) => (
        <Link
          key={place.scope}
          href={place.href}
          aria-current={place.scope === scope ? "page" : undefined}
          className={styles.link}
        >
          {place.icon}
          {texts(place.label)}
        </Link>
      ))}
    </nav>
  );
}
