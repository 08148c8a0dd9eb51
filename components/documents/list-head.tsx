"use client";

import { ArrowDownUp, ListFilter } from "lucide-react";
import type { Ref } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Menu, MenuChoice, MenuSeparator } from "#components/ui/menu.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import { type HomeFacets, type HomeScope, type HomeSort, usualSorts } from "#lib/collab/home-api.ts";
import { roles } from "#lib/collab/role.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { type HomeView, isFiltered } from "./home-view.ts";
import styles from "./list-head.module.css";

const sortsOf: Record<HomeScope, readonly HomeSort[]> = {
  recent: ["opened", "edited", "created", "title"],
  starred: ["opened", "edited", "created", "title"],
  mine: ["edited", "opened", "created", "title"],
  shared: ["opened", "edited", "created", "title"],
  templates: ["title", "edited", "created"],
  trash: ["trashed", "title", "edited"],
};

/** Who owns most of it comes first; a list of hundreds of people chooses nothing. */
const ownersAtMost = 15;

interface ListHeadProps {
  view: HomeView;
  /** How many documents the list has; null where nobody knows yet. */
  count: number | null;
  facets: HomeFacets;
  onGo: (view: HomeView) => void;
  headingRef: Ref<HTMLHeadingElement>;
}

/** What the list shows, how many there are, and in which order. */
export function ListHead({ view, count, facets, onGo, headingRef }: ListHeadProps) {
  const texts = useTexts();
  const isSearching = view.search !== undefined;
  const name = viewName(view, texts);
  return (
    <div className={styles.head}>
      <h1 ref={headingRef} tabIndex={-1} className={styles.heading}>
        <span className={styles.name}>{name}</span>
        {count !== null && count > 0 && (
          <span className={styles.count}>
            <span className="visually-hidden">{", "}</span>
            {texts("home.count", { count })}
          </span>
        )}
      </h1>
      {/* Where there is nothing, nothing is sorted. */}
      {!isSearching && (count !== 0 || isFiltered(view)) && (
        <div className={styles.tools}>
          {view.scope !== "trash" && <FilterMenu view={view} facets={facets} onGo={onGo} />}
          <SortMenu view={view} onGo={onGo} />
        </div>
      )}
    </div>
  );
}

/** What a view is called. */
export function viewName({ search, tag, scope }: HomeView, texts: Texts): string {
  return search === undefined ? (tag ?? texts(`home.scope.${scope}`)) : texts("home.results");
}

function SortMenu({ view, onGo }: Pick<ListHeadProps, "view" | "onGo">) {
  const texts = useTexts();
  const usual = usualSorts[view.scope];
  const sort = view.sort ?? usual;
  const options = sortsOf[view.scope].map((value) => ({ value, label: texts(`home.sort.${value}`) }));
  const choose = (chosen: HomeSort) => {
    const { sort: _, ...rest } = view;
    onGo(chosen === usual ? rest : { ...rest, sort: chosen });
  };
  return (
    <Menu
      trigger={
        <WordButton
          className={styles.tool}
          aria-label={`${texts("home.sort")}: ${texts(`home.sort.${sort}`)}`}
        >
          <ArrowDownUp aria-hidden="true" />
          <span className={styles.word}>{texts(`home.sort.${sort}`)}</span>
        </WordButton>
      }
    >
      <MenuChoice label={texts("home.sort")} value={sort} options={options} onChange={choose} />
    </Menu>
  );
}

function FilterMenu({ view, facets, onGo }: Pick<ListHeadProps, "view" | "facets" | "onGo">) {
  const texts = useTexts();
  const owners = facets.owners.slice(0, ownersAtMost);
  const choose = (name: "role" | "owner") => (value: string) => {
    const { [name]: _, ...rest } = view;
    onGo(value === "" ? rest : { ...rest, [name]: value });
  };
  return (
    <Menu
      trigger={
        <WordButton
          className={styles.tool}
          aria-label={texts("home.filter")}
          data-on={view.role !== undefined || view.owner !== undefined || undefined}
        >
          <ListFilter aria-hidden="true" />
          <span className={styles.word}>{texts("home.filter")}</span>
        </WordButton>
      }
    >
      <MenuChoice
        label={texts("home.filter.role")}
        value={view.role ?? ""}
        options={[
          { value: "", label: texts("home.filter.anything") },
          ...roles.toReversed().map((value) => ({ value, label: texts(`home.role.${value}`) })),
        ]}
        onChange={choose("role")}
      />
      {owners.length > 1 && (
        <>
          <MenuSeparator />
          <MenuChoice
            label={texts("home.filter.owner")}
            value={view.owner ?? ""}
            options={[
              { value: "", label: texts("home.filter.anybody") },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={choose("owner")}
          />
        </>
      )}
    </Menu>
  );
}
