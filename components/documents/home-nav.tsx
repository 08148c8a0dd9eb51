"use client";

import { Clock, LayoutTemplate, Star, Tag, Trash2, UserRound, UsersRound } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { HomeFacets, HomeScope } from "#lib/collab/home-api.ts";
import { HomeLink } from "./home-link.tsx";
import { isSameTag } from "./home-list.ts";
import styles from "./home-nav.module.css";
import { type HomeView, scopeOrder } from "./home-view.ts";

const icons: Record<HomeScope, ReactNode> = {
  recent: <Clock aria-hidden="true" />,
  starred: <Star aria-hidden="true" />,
  mine: <UserRound aria-hidden="true" />,
  shared: <UsersRound aria-hidden="true" />,
  templates: <LayoutTemplate aria-hidden="true" />,
  trash: <Trash2 aria-hidden="true" />,
};

/** More tags are folded away. */
const tagsAtFirst = 8;

interface HomeNavProps {
  view: HomeView;
  facets: HomeFacets;
  onGo: (view: HomeView) => void;
}

/** Leads through the documents: where they come from, and what they are tagged. On a phone, a bar that scrolls sideways. */
export function HomeNav({ view, facets, onGo }: HomeNavProps) {
  const texts = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { counts, tags } = facets;
  const isSearching = view.search !== undefined;
  // Most people have no templates of their own: a place for none is one too many.
  const scopes = scopeOrder.filter(
    (scope) => scope !== "templates" || counts.templates > 0 || view.scope === "templates",
  );
  const current = tags.find(({ name }) => view.tag !== undefined && isSameTag(name, view.tag));
  const shown = isOpen ? tags : tags.slice(0, tagsAtFirst);
  const all = current === undefined || shown.includes(current) ? shown : [current, ...shown];
  const bar = useRef<HTMLElement>(null);
  const place = `${view.scope} ${view.tag ?? ""}`;
  // Only the bar moves: scrollIntoView would move the page, too.
  useEffect(() => {
    const link = bar.current?.querySelector(`[aria-current="page"]`);
    if (place === "" || !(link instanceof HTMLElement) || bar.current === null) return;
    bar.current.scrollLeft = link.offsetLeft - (bar.current.clientWidth - link.offsetWidth) / 2;
  }, [place]);
  return (
    <nav ref={bar} aria-label={texts("documents.views")} className={styles.nav}>
      {scopes.map((scope) => (
        <HomeLink
          key={scope}
          view={{ scope }}
          onGo={onGo}
          isCurrent={!isSearching && view.tag === undefined && scope === view.scope}
          className={styles.link}
        >
          {icons[scope]}
          <span className={styles.name}>{texts(`home.scope.${scope}`)}</span>
          {counts[scope] > 0 && (
            <span aria-hidden="true" className={styles.count}>
              {counts[scope].toLocaleString(texts.locale)}
            </span>
          )}
        </HomeLink>
      ))}
      {tags.length > 0 && <h2 className={styles.heading}>{texts("home.tags")}</h2>}
      {all.map(({ name, count }) => (
        <HomeLink
          key={name}
          view={{ scope: "recent", tag: name }}
          onGo={onGo}
          isCurrent={!isSearching && view.tag !== undefined && isSameTag(name, view.tag)}
          className={styles.link}
        >
          <Tag aria-hidden="true" />
          <span className={styles.name}>{name}</span>
          <span aria-hidden="true" className={styles.count}>
            {count.toLocaleString(texts.locale)}
          </span>
        </HomeLink>
      ))}
      {tags.length > tagsAtFirst && (
        <button
          type="button"
          className={styles.link}
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          <span className={styles.name}>{texts(isOpen ? "home.fewerTags" : "home.moreTags")}</span>
        </button>
      )}
    </nav>
  );
}
