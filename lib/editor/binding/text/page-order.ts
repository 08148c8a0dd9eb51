/**
 * In which order the page shows what lies in the text. Total, and the same on every replica, because it depends on nothing
 * but the text:
 *
 * 1. A portal counts if what it names lies in its own text, the start not behind the end.
 * 2. What several portals claim is shown by the one whose stretch begins latest; of those, by the one whose stretch ends
 *    first; of those, by rank (portals.ts). So what was moved out of a moved stretch stays out of it, of stretches that
 *    overlap the later one is whole, and of two moves of the same block one wins.
 * 3. A portal stands where it lies, so it goes along with a stretch that is moved. Should portals carry each other in a
 *    circle (A was moved into B while B was moved into A), the one of lowest rank in it does not count.
 *
 * Every piece of the text then has one place, and is shown there once.
 */
import { byRank, idKey, type Portal } from "./portals.ts";
import type { Piece, Segment, Stretch } from "./segments.ts";

/** A portal that counts, with the numbers of the first and the last piece that it claims, and of the piece behind it. */
interface Claim {
  readonly portal: Portal;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

export interface PageOrder {
  /** Which portal shows a piece; undefined where it is shown where it lies. */
  readonly homes: Map<Piece, Portal>;
  /** By the key of a first or last identity: the portals whose shown stretch begins or ends there. */
  readonly starts: ReadonlyMap<string, Portal>;
  readonly ends: ReadonlyMap<string, Portal>;
  /** The portal that shows the place where another one stands. */
  readonly within: ReadonlyMap<Portal, Portal>;
}

export interface OrderedPieces {
  readonly order: PageOrder;
  /** Those that say something, as they follow each other on the page. */
  readonly pieces: readonly Piece[];
  /** Segments of those pieces that are only parts of one. */
  readonly segments: ReadonlyMap<Stretch, Segment>;
}

export function orderPage(lying: readonly Segment[]): OrderedPieces {
  const { pieces, segments, claims } = number(lying);
  const owners = settle(claims, pieces.length);
  const homes = new Map<Piece, Portal>();
  const starts = new Map<string, Portal>();
  const ends = new Map<string, Portal>();
  const within = new Map<Portal, Portal>();
  for (const { portal, at } of claims) {
    const outer = owners.get(at)?.portal;
    if (outer !== undefined) within.set(portal, outer);
  }
  for (const { portal, from, to } of new Set(owners.values())) {
    for (let i = from; i <= to; i += 1) {
      const piece = pieces[i];
      if (owners.get(i)?.portal !== portal || piece === undefined) continue;
      homes.set(piece, portal);
      const first = cutOf(piece);
      if (i === from && first?.type === "start") starts.set(idKey(first.at), portal);
      if (i === to) ends.set(idKey(portal.end), portal);
    }
  }
  return { order: { homes, starts, ends, within }, pieces: flatten(pieces, claims, owners), segments };
}

function cutOf(piece: Piece) {
  return "cut" in piece ? piece.cut : null;
}

function number(lying: readonly Segment[]) {
  const pieces: Piece[] = [];
  const segments = new Map<Stretch, Segment>();
  const starts = new Map<string, { index: number; parent: unknown }>();
  const ends = new Map<string, { index: number; parent: unknown }>();
  const portals: { portal: Portal; at: number }[] = [];
  for (const segment of lying) {
    if (segment.stretches === undefined) {
      pieces.push(segment);
      continue;
    }
    for (const stretch of segment.stretches) {
      const { cut } = stretch;
      const index = pieces.push(stretch) - 1;
      segments.set(stretch, segment);
      if (cut?.type === "start") starts.set(idKey(cut.id), { index, parent: cut.parent });
      else if (cut?.type === "end") ends.set(idKey(cut.id), { index: index - 1, parent: cut.parent });
      else if (cut?.type === "portal") portals.push({ portal: cut.portal, at: index });
    }
  }
  const claims = portals.flatMap(({ portal, at }): Claim[] => {
    const [start, end] = [starts.get(idKey(portal.start)), ends.get(idKey(portal.end))];
    if (start === undefined || end === undefined || start.index > end.index) return [];
    if (start.parent !== portal.parent || end.parent !== portal.parent) return [];
    return [{ portal, from: start.index, to: end.index, at }];
  });
  return { pieces, segments, claims };
}

/** Which claim gets a piece, after those were dropped that would carry themselves. */
function settle(all: Claim[], count: number): Map<number, Claim> {
  // The weakest first: the stronger ones paint over it.
  all.sort((a, b) => a.from - b.from || b.to - a.to || byRank(b.portal, a.portal));
  for (;;) {
    const owners = new Map<number, Claim>();
    for (const claim of all)
      for (let i = claim.from; i <= Math.min(claim.to, count - 1); i += 1) owners.set(i, claim);
    const circling = inCircles(all, owners);
    if (circling.length === 0) return owners;
    for (const claim of circling) all.splice(all.indexOf(claim), 1);
  }
}

/** Of each circle of claims that carry each other, the one of lowest rank. */
function inCircles(all: readonly Claim[], owners: ReadonlyMap<number, Claim>): Claim[] {
  const done = new Set<Claim>();
  const lowest: Claim[] = [];
  for (const first of all) {
    const path: Claim[] = [];
    let at: Claim | undefined = first;
    while (at !== undefined && !done.has(at) && !path.includes(at)) {
      path.push(at);
      at = owners.get(at.at);
    }
    if (at !== undefined && path.includes(at)) {
      const circle = path.slice(path.indexOf(at));
      lowest.push(circle.reduce((a, b) => (byRank(a.portal, b.portal) < 0 ? b : a)));
    }
    for (const claim of path) done.add(claim);
  }
  return lowest;
}

function flatten(
  pieces: readonly Piece[],
  claims: readonly Claim[],
  owners: ReadonlyMap<number, Claim>,
): Piece[] {
  const portalsAt = new Map(claims.map((claim) => [claim.at, claim]));
  const lists = new Map<Claim | undefined, (Piece | Claim)[]>();
  const listOf = (owner: Claim | undefined) => {
    const list = lists.get(owner) ?? [];
    lists.set(owner, list);
    return list;
  };
  pieces.forEach((piece, i) => {
    const list = listOf(owners.get(i));
    const portal = portalsAt.get(i);
    if (portal !== undefined) list.push(portal);
    if (piece.says) list.push(piece);
  });
  const flat: Piece[] = [];
  // Not by recursion: strangers may nest portals as deep as they like.
  const open = [{ list: listOf(undefined), next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const each = top.list[top.next];
    top.next += 1;
    if (each === undefined) open.pop();
    else if ("portal" in each) open.push({ list: listOf(each), next: 0 });
    else flat.push(each);
  }
  return flat;
}
