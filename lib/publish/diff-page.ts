/** What a reader's page has to change to get from one state to the next: one run of children of one element. */
import { type PageElement, toHtml } from "./page-element.ts";

export interface PagePatch {
  /** Which child, and which of its children, and so on, from the root. */
  path: readonly number[];
  /** Its children from here on, so many of them, give way to `html`. */
  at: number;
  remove: number;
  html: string;
}

/** Undefined when the two are the same. The root's own tag does not change. */
export function diffPage(before: PageElement, after: PageElement): PagePatch | undefined {
  return diffChildren(before, after, []);
}

function diffChildren(
  before: PageElement,
  after: PageElement,
  path: readonly number[],
): PagePatch | undefined {
  const old = before.children ?? [];
  const young = after.children ?? [];
  const shorter = Math.min(old.length, young.length);
  let start = 0;
  while (start < shorter && isSame(old[start], young[start])) start++;
  if (start === old.length && start === young.length) return undefined;
  let end = 0;
  while (end < shorter - start && isSame(old[old.length - 1 - end], young[young.length - 1 - end])) end++;
  const [a, b] = [old[start], young[start]];
  const isOne = old.length - start - end === 1 && young.length - start - end === 1;
  if (isOne && a?.children && b?.children && a.start === b.start) return diffChildren(a, b, [...path, start]);
  const html = young
    .slice(start, young.length - end)
    .map(toHtml)
    .join("");
  return { path, at: start, remove: old.length - start - end, html };
}

function isSame(a: PageElement | undefined, b: PageElement | undefined): boolean {
  if (a === undefined || b === undefined || a.start !== b.start || a.inner !== b.inner) return false;
  if (a.children === undefined || b.children === undefined) return a.children === b.children;
  return (
    a.children.length === b.children.length &&
    a.children.every((child, at) => isSame(child, b.children?.[at]))
  );
}
