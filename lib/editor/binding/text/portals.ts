/**
 * Moved blocks. Moving deletes and copies nothing: at the target an element `moved` is written, a *portal*, with two
 * attributes, `start` and `end`: the identities of the first and the last thing that moves. The reading shows everything
 * that lies from `start` to `end` at the portal, and passes over it where it lies. So whatever others do to the block
 * meanwhile (typing, Enter, marks, kinds, deleting, remarks, undo) is done to the block, wherever it is shown.
 *
 * Several portals may claim the same thing: page-order.ts says which one shows it.
 */
import * as Y from "yjs";
import { type Element, type Id, parseId, type Shared } from "./layout.ts";

export interface Portal extends Id {
  readonly start: Id;
  readonly end: Id;
  /** The text that it stands in. What it shows must lie there, too. */
  readonly parent: Shared;
}

/** Within an item: what stands at `offset` begins or ends what a portal shows. */
export interface Border {
  readonly offset: number;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

/** The portal that a live element named `moved` is; undefined if its attributes make no sense. */
export function toPortal(item: Y.Item, element: Element): Portal | undefined {
  const [start, end] = [parseId(element.getAttribute("start")), parseId(element.getAttribute("end"))];
  if (start === undefined || end === undefined || !(item.parent instanceof Y.AbstractType)) return undefined;
  return { client: item.id.client, clock: item.id.clock, start, end, parent: item.parent };
}

/** How an identity is written in a portal's attributes. */
export function fromId({ client, clock }: Id): [number, number] {
  return [client, clock];
}

/** The key of an identity in maps. */
export function idKey({ client, clock }: Id): string {
  return `${client}:${clock}`;
}

/** Of two portals that show the same, the one that does: the smaller client's, then the later one. */
export function byRank(a: Portal, b: Portal): number {
  return a.client - b.client || b.clock - a.clock;
}

/** Where the stretches of some portals begin and end. */
export class Borders {
  // Sorted by clock.
  readonly #byClient = new Map<number, { clock: number; isStart: boolean; isEnd: boolean }[]>();

  constructor(portals: readonly Portal[]) {
    for (const { start, end } of portals) {
      this.#at(start).isStart = true;
      this.#at(end).isEnd = true;
    }
    for (const list of this.#byClient.values()) list.sort((a, b) => a.clock - b.clock);
  }

  /** The borders in an item, in order; undefined where there are none. */
  in({ id, length }: Y.Item): Border[] | undefined {
    const list = this.#byClient.get(id.client);
    if (list === undefined) return undefined;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.clock ?? 0) < id.clock) low = middle + 1;
      else high = middle;
    }
    let inside: Border[] | undefined;
    for (let i = low; i < list.length; i += 1) {
      const border = list[i];
      if (border === undefined || border.clock >= id.clock + length) break;
      inside ??= [];
      inside.push({ offset: border.clock - id.clock, isStart: border.isStart, isEnd: border.isEnd });
    }
    return inside;
  }

  #at({ client, clock }: Id) {
    const list = this.#byClient.get(client) ?? [];
    this.#byClient.set(client, list);
    const known = list.find((each) => each.clock === clock);
    if (known !== undefined) return known;
    const border = { clock, isStart: false, isEnd: false };
    list.push(border);
    return border;
  }
}

export const noBorders: Borders = new Borders([]);
