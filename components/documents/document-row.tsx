"use client";

import { FileText, LayoutTemplate, RotateCcw, Star } from "lucide-react";
import { type MouseEvent, memo, type Ref } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import type { HomeEntry, HomeSort, SearchResult } from "#lib/collab/home-api.ts";
import { roleAllows } from "#lib/collab/role.ts";
import styles from "./document-row.module.css";
import { MarkedText } from "./marked-text.tsx";
import { RenameField } from "./rename-field.tsx";
import { RowDetail } from "./row-detail.tsx";
import { RowMenu } from "./row-menu.tsx";
import { shownTitle } from "./shown-title.ts";
import { TagChips } from "./tag-chips.tsx";
import { useLongPress } from "./use-long-press.ts";

/** What can be asked of a row by hand. */
export type RowWish =
  | "star"
  | "tags"
  | "rename"
  | "duplicate"
  | "template"
  | "start"
  | "trash"
  | "restore"
  | "delete";

/** What every row of a list has in common. */
export interface RowSurroundings {
  now: number;
  sort: HomeSort;
  myId: string;
  mayCreate: boolean;
  /** Something is chosen: rows show their boxes, and a finger chooses instead of opening. */
  isSelecting: boolean;
  onWish: (wish: RowWish, document: HomeEntry) => void;
  onRename: (document: HomeEntry, title: string) => void;
  onRenamed: () => void;
  onSelect: (document: HomeEntry, extend: boolean) => void;
  onTag: (tag: string) => void;
}

interface DocumentRowProps extends RowSurroundings {
  document: HomeEntry;
  /** Where it is a result of a search: what matched. */
  found?: SearchResult | undefined;
  index: number;
  total: number;
  isSelected: boolean;
  /** The one row that the tab key stops at. */
  isCurrent: boolean;
  isRenaming: boolean;
  ref?: Ref<HTMLLIElement>;
  /** Where many rows are only there as they come into view: how far below the list's top, in px. */
  place?: number;
}

/** One document of the list, drawn anew only when something of it changed: its title opens it; what else may be done with it is beside it and in its menu. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, found, index, total, isSelected, isCurrent, isRenaming, ref, place, ...around } = props;
  const { now, sort, isSelecting, onWish, onSelect } = around;
  const texts = useTexts();
  const title = shownTitle(document.title, texts);
  const press = useLongPress(() => onSelect(document, false));
  const tabIndex = isCurrent ? 0 : -1;
  const block = found?.passage?.place;

  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    // A finger in the middle of choosing chooses; Shift grows what is chosen. Without a choice it is the browser's.
    const byTouch = (event.nativeEvent as globalThis.MouseEvent & { pointerType?: string }).pointerType;
    if (!isSelecting || (byTouch !== "touch" && !event.shiftKey)) return;
    event.preventDefault();
    onSelect(document, event.shiftKey);
  };

  return (
    <li
      ref={ref}
      style={place === undefined ? undefined : { transform: `translateY(${place}px)` }}
      data-index={index}
      data-document={document.id}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={classNames(
        styles.row,
        found?.passage && styles.tall,
        isSelected && styles.selected,
        isSelecting && styles.selecting,
      )}
      {...press}
    >
      <span className={styles.mark}>
        {document.isTemplate ? (
          <LayoutTemplate aria-hidden="true" className={styles.icon} />
        ) : (
          <FileText aria-hidden="true" className={styles.icon} />
        )}
        <input
          type="checkbox"
          className={styles.box}
          aria-label={texts("home.select", { title })}
          tabIndex={tabIndex}
          checked={isSelected}
          // `change` does not say whether Shift was down.
          onChange={() => {}}
          onClick={(event) => onSelect(document, event.shiftKey)}
        />
      </span>
      <div className={styles.words}>
        {isRenaming ? (
          <RenameField
            title={document.title}
            onRename={(renamed) => around.onRename(document, renamed)}
            onDone={around.onRenamed}
          />
        ) : (
          <PageLink
            href={`/d/${document.id}${block ? `#${block}` : ""}`}
            className={styles.title}
            dir="auto"
            data-row-link=""
            tabIndex={tabIndex}
            draggable={false}
            onClick={click}
          >
            {found !== undefined && found.title.text.trim() !== "" ? <MarkedText {...found.title} /> : title}
          </PageLink>
        )}
        {found?.passage && (
          <p className={styles.passage} dir="auto">
            {found.passage.isCutBefore && "… "}
            <MarkedText {...found.passage} />
            {found.passage.isCutAfter && " …"}
          </p>
        )}
        <p className={styles.detail}>
          <RowDetail document={document} now={now} sort={sort} />
        </p>
      </div>
      {document.tags.length > 0 && (
        <span className={styles.tags}>
          <TagChips tags={document.tags} isReachable={isCurrent} onChoose={around.onTag} />
        </span>
      )}
      <span className={styles.tools}>
        {document.trashedAt === null && (
          <IconButton
            label={texts("home.star", { title })}
            pressed={document.isStarred}
            size="sm"
            className={classNames(styles.star, document.isStarred && styles.starred)}
            tabIndex={tabIndex}
            onClick={() => onWish("star", document)}
          >
            <Star aria-hidden="true" />
          </IconButton>
        )}
        {document.trashedAt !== null && roleAllows(document.role, "own") && (
          <Button
            size="sm"
            icon={<RotateCcw aria-hidden="true" />}
            className={styles.restore}
            tabIndex={tabIndex}
            onClick={() => onWish("restore", document)}
          >
            {texts("documents.restore")}
          </Button>
        )}
        <RowMenu document={document} tabIndex={tabIndex} {...around} />
      </span>
    </li>
  );
});
