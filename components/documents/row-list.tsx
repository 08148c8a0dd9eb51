"use client";

import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { HomeEntry, SearchResult } from "#lib/collab/home-api.ts";
import { DocumentRow, type RowSurroundings } from "./document-row.tsx";
import { listKey } from "./list-keys.ts";
import styles from "./row-list.module.css";
import { extendedTo, type Selection } from "./selection.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useStable } from "./use-stable.ts";
import { WindowedRows } from "./windowed-rows.tsx";

/** More rows than this, and only those in view are there. Fewer are found by the browser's own search, too. */
const windowedFrom = 100;

export interface RowListHandle {
  /** Puts the focus on a row; without an index, on the current one. False when there is none. */
  focus: (index?: number) => boolean;
  /** Puts the focus next to rows that are about to leave. False when nothing stays. */
  focusBeside: (leaving: ReadonlySet<string>) => boolean;
}

export interface RowListProps extends RowSurroundings {
  /** The accessible name. */
  label: string;
  documents: readonly HomeEntry[];
  /** Where they are results of a search, in the same order. */
  found?: readonly SearchResult[] | undefined;
  /** With those that were not fetched yet. */
  total: number;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  /** The document whose title is being changed. */
  renaming: string | null;
  /** A newer list is on its way. */
  isStale: boolean;
  onReach: (index: number) => void;
  /** A key that this list leaves to its surroundings. */
  onKey: (event: KeyboardEvent, document: HomeEntry) => void;
  ref?: Ref<RowListHandle>;
}

/** The list of documents: one stop for the tab key, arrows go along it, and ten thousand rows cost as much as thirty. */
export function RowList(props: RowListProps) {
  const { label, documents, found, total, selection, renaming, isStale, onReach, ref, ...rest } = props;
  const { onSelection, onKey, now, sort, myId, mayCreate, isSelecting, ...calls } = rest;
  const stable = useStable({ ...calls, onReach });
  const around = { now, sort, myId, mayCreate, isSelecting, ...stable };
  const list = useRef<HTMLUListElement>(null);
  const [currentId, setCurrentId] = useState<string>();
  // Focused once it is there: far down, the row has to be drawn first.
  const wanted = useRef<number>(undefined);
  const isHydrated = useHydrated();
  const isWindowed = total > windowedFrom && isHydrated;
  const current = Math.max(
    0,
    documents.findIndex(({ id }) => id === currentId),
  );

  useLayoutEffect(() => {
    const index = wanted.current;
    const row =
      index === undefined ? null : list.current?.querySelector(`[data-index="${index}"] [data-row-link]`);
    if (!(row instanceof HTMLElement)) return;
    wanted.current = undefined;
    row.focus();
  });

  // A short list is there as a whole, also where the server began with less.
  const isShort = !isWindowed && total <= windowedFrom && documents.length < total;
  useEffect(() => {
    if (isShort) stable.onReach(windowedFrom);
  }, [isShort, stable]);

  const focus = (index = current): boolean => {
    const document = documents[index];
    if (document === undefined) return false;
    wanted.current = index;
    setCurrentId(document.id);
    const row = list.current?.querySelector(`[data-index="${index}"] [data-row-link]`);
    if (row instanceof HTMLElement) {
      wanted.current = undefined;
      row.focus();
    }
    return true;
  };
  useImperativeHandle(ref, () => ({
    focus,
    focusBeside: (leaving) => {
      const stays = (index: number) => !leaving.has(documents[index]?.id ?? "");
      const [behind, before] = [
        documents.findIndex((_, index) => index > current && stays(index)),
        documents.findLastIndex((_, index) => index < current && stays(index)),
      ];
      if (stays(current)) return focus(current);
      return focus(behind === -1 ? before : behind);
    },
  }));

  const keyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === null || target.matches("input[type=text]") || target.closest("[role=menu]") !== null)
      return;
    const row = target.closest("[data-document]");
    const index = documents.findIndex(({ id }) => id === row?.getAttribute("data-document"));
    const document = documents[index];
    if (document === undefined) return;
    const deed = listKey(event, {
      index,
      length: documents.length,
      isOnLink: target.matches("[data-row-link]"),
    });
    if (deed === undefined) {
      onKey(event, document);
      return;
    }
    event.preventDefault();
    if (deed.kind === "select") around.onSelect(document, false);
    else {
      focus(deed.to);
      if (deed.to === documents.length - 1 && deed.to < total - 1) stable.onReach(deed.to + 1);
      const id = documents[deed.to]?.id;
      if (deed.extends && id !== undefined) {
        const from = selection.anchor === null ? { ...selection, anchor: document.id } : selection;
        onSelection(
          extendedTo(
            from,
            documents.map((each) => each.id),
            id,
          ),
        );
      }
    }
  };

  const row = (index: number) => {
    const document = documents[index];
    if (document === undefined) return null;
    return {
      ...around,
      document,
      found: found?.[index],
      index,
      total,
      isSelected: selection.ids.has(document.id),
      isCurrent: index === current,
      isRenaming: renaming === document.id,
    };
  };
  return (
    // The keys are those of the rows' links, which bubble here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      ref={list}
      aria-label={label}
      aria-busy={isStale || undefined}
      className={classNames(styles.list, isWindowed && styles.windowed, isStale && styles.stale)}
      // The rest of a long list has its room before it is there.
      style={isWindowed || total <= documents.length ? undefined : { minHeight: total * 64 }}
      onKeyDown={keyDown}
      onFocus={({ target }) => {
        const id = target.closest("[data-document]")?.getAttribute("data-document");
        if (id) setCurrentId(id);
      }}
    >
      {isWindowed ? (
        <WindowedRows list={list} total={total} current={current} row={row} onReach={stable.onReach} />
      ) : (
        documents.map((document, index) => {
          const props = row(index);
          return props && <DocumentRow key={document.id} {...props} />;
        })
      )}
    </ul>
  );
}
