"use client";

import { X } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { HomeFacets } from "#lib/collab/home-api.ts";
import styles from "./filter-chips.module.css";
import type { HomeView } from "./home-view.ts";

interface FilterChipsProps {
  view: HomeView;
  facets: HomeFacets;
  onGo: (view: HomeView) => void;
}

/** What narrows the list, each to be taken away. A tag alone is the heading already. */
export function FilterChips({ view, facets, onGo }: FilterChipsProps) {
  const texts = useTexts();
  if (view.role === undefined && view.owner === undefined) return null;
  const ownerName = facets.owners.find(({ id }) => id === view.owner)?.name ?? "…";
  const chips = [
    view.role !== undefined && {
      name: "role" as const,
      text: texts("home.filter.may", { role: texts(`home.role.${view.role}`) }),
    },
    view.owner !== undefined && {
      name: "owner" as const,
      text: texts("home.filter.from", { name: ownerName }),
    },
  ].filter((chip) => chip !== false);
  return (
    <div className={styles.chips}>
      {chips.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          className={styles.chip}
          aria-label={texts("home.filter.remove", { filter: text })}
          onClick={() => {
            const { [name]: _, ...rest } = view;
            onGo(rest);
          }}
        >
          {text}
          <X aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
