"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import type { HomeEntry, HomeSort } from "#lib/collab/home-api.ts";
import type { TextKey } from "#lib/texts/catalogue.ts";
import { daysLeftText } from "./days-left.ts";
import { RelativeTime } from "./relative-time.tsx";

interface RowDetailProps {
  document: HomeEntry;
  now: number;
  /** The order of the list: its time is the one that is told. */
  sort: HomeSort;
}

/** The quiet line under a title: when, whose, and what for. */
export function RowDetail({ document, now, sort }: RowDetailProps) {
  const texts = useTexts();
  const { key, at } = timeOf(document, sort);
  const [before, after] = texts.around(key, "when");
  const rest = [
    document.role !== "own" && texts(`share.role.${document.role}`),
    document.role !== "own" && texts("documents.from", { name: document.owner.name }),
    document.isTemplate && texts("home.isTemplate"),
  ].filter((part) => part !== false);
  return (
    <>
      {document.trashedAt !== null && `${daysLeftText(document.trashedAt, now, texts)} · `}
      {before}
      <RelativeTime at={at} now={now} />
      {after}
      {rest.map((part) => ` · ${part}`).join("")}
    </>
  );
}

function timeOf(document: HomeEntry, sort: HomeSort): { key: TextKey; at: number } {
  if (document.trashedAt !== null) return { key: "documents.trashed", at: document.trashedAt };
  if (sort === "opened" && document.openedAt !== null) return { key: "home.opened", at: document.openedAt };
  if (sort === "created") return { key: "home.created", at: document.createdAt };
  return { key: "documents.edited", at: document.updatedAt };
}
