"use client";

import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import styles from "./coming-rows.module.css";
import { DocumentRow } from "./document-row.tsx";

interface WindowedRowsProps {
  list: RefObject<HTMLUListElement | null>;
  total: number;
  /** Stays there wherever the page is scrolled: it may have the focus. */
  current: number;
  /** Null for a row that was not fetched yet. */
  row: (index: number) => Omit<ComponentProps<typeof DocumentRow>, "ref" | "place"> | null;
  onReach: (index: number) => void;
}

const rowPx = 64;

/** The rows in view and a few around them, each at its place in the whole list. The page itself scrolls. */
export function WindowedRows({ list, total, current, row, onReach }: WindowedRowsProps) {
  const [top, setTop] = useState(0);
  // Made for React's compiler it is not; this app does without that.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    overscan: 10,
    scrollMargin: top,
    useFlushSync: false,
    rangeExtractor: (range) => [...new Set([current, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const height = rows.getTotalSize();
  const last = rows.getVirtualItems().findLast(({ index }) => index !== current)?.index ?? 0;
  const isMissing = row(last) === null;

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const place = () => setTop(element.getBoundingClientRect().top + window.scrollY);
    place();
    // What stands above may change its height: a banner, a wrapped heading.
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    element.style.height = `${height}px`;
    return () => {
      element.style.height = "";
    };
  }, [list, height]);
  useEffect(() => {
    if (isMissing) onReach(last);
  }, [isMissing, last, onReach]);

  return rows.getVirtualItems().map(({ index, start, key }) => {
    const props = row(index);
    const place = start - top;
    if (props === null)
      return (
        <li
          key={key}
          aria-hidden="true"
          className={styles.row}
          style={{ transform: `translateY(${place}px)` }}
          data-index={index}
        />
      );
    return <DocumentRow key={props.document.id} {...props} ref={rows.measureElement} place={place} />;
  });
}
