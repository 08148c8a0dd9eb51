import { Files, Trash2 } from "lucide-react";
import Link from "next/link";
import type { DocumentScope } from "#lib/collab/service-api.ts";
import styles from "./scope-links.module.css";

const places = [
  { scope: "all", href: "/", label: "All", icon: <Files aria-hidden="true" /> },
  { scope: "trash", href: "/?scope=trash", label: "Trash", icon: <Trash2 aria-hidden="true" /> },
] as const;

/** Leads between the documents and the trash. */
export function ScopeLinks({ scope }: { scope: DocumentScope }) {
  return (
    <nav aria-label="Views" className={styles.links}>
      {places.map((place) => (
        <Link
          key={place.scope}
          href={place.href}
          aria-current={place.scope === scope ? "page" : undefined}
          className={styles.link}
        >
          {place.icon}
          {place.label}
        </Link>
      ))}
    </nav>
  );
}
