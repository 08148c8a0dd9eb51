/**
 * Where cards stand beside a text: each as near to its text as it can, none over another. The active one has its place; the
 * others give way, and those that would stand too far from their text become a mark that says how many they are.
 */

/** One card, and where its text stands. Pixels. */
export interface CardWish {
  id: string;
  wanted: number;
  height: number;
}

export type CardSlot =
  | { kind: "card"; id: string; top: number }
  /** Stands for cards that found no room. */
  | { kind: "mark"; ids: readonly string[]; top: number };

export interface StackRules {
  gap: number;
  /** A card that had to stand farther from its text than this is none. */
  mostPush: number;
  markHeight: number;
}

interface Stacked {
  wishes: CardWish[];
  isMark: boolean;
  top: number;
}

/** Slots from top to bottom. `wishes` in the order of the text; nothing stands above 0. */
export function stackCards(
  wishes: readonly CardWish[],
  activeId: string | undefined,
  rules: StackRules,
): CardSlot[] {
  const at = wishes.findIndex(({ id }) => id === activeId);
  const active = wishes[at];
  const first = downwards(wishes.slice(0, Math.max(at, 0)), Number.NEGATIVE_INFINITY, rules);
  const stack =
    active === undefined
      ? downwards(wishes, 0, rules)
      : [
          ...upwards(first, active.wanted - rules.gap, rules),
          { wishes: [active], isMark: false, top: active.wanted },
          ...downwards(wishes.slice(at + 1), active.wanted + active.height + rules.gap, rules),
        ];
  let free = 0;
  return stack.map((slot) => {
    const top = Math.max(slot.top, free);
    free = top + heightOf(slot, rules) + rules.gap;
    return toSlot(slot, top);
  });
}

/** Only marks: for a margin in which no card has room. Those that would touch are one. */
export function gatherMarks(
  wishes: readonly Pick<CardWish, "id" | "wanted">[],
  rules: Pick<StackRules, "gap" | "markHeight">,
): CardSlot[] {
  const marks: { kind: "mark"; ids: string[]; top: number }[] = [];
  for (const { id, wanted } of wishes) {
    const last = marks.at(-1);
    if (last !== undefined && wanted < last.top + rules.markHeight + rules.gap) last.ids.push(id);
    else marks.push({ kind: "mark", ids: [id], top: wanted });
  }
  return marks;
}

function downwards(wishes: readonly CardWish[], from: number, rules: StackRules): Stacked[] {
  const stack: Stacked[] = [];
  let free = from;
  for (const wish of wishes) {
    const last = stack.at(-1);
    const top = Math.max(wish.wanted, free);
    if (top - wish.wanted <= rules.mostPush) stack.push({ wishes: [wish], isMark: false, top });
    else if (last?.isMark === true) {
      last.wishes.push(wish);
      continue;
    } else stack.push({ wishes: [wish], isMark: true, top: free });
    const added = stack.at(-1);
    if (added !== undefined) free = added.top + heightOf(added, rules) + rules.gap;
  }
  return stack;
}

/** Moves a stack up until it ends above `limit`. */
function upwards(stack: readonly Stacked[], limit: number, rules: StackRules): Stacked[] {
  const moved: Stacked[] = [];
  let end = limit;
  for (const slot of stack.toReversed()) {
    const [next] = moved;
    const top = Math.min(slot.top, end - heightOf(slot, rules));
    const isTooFar = slot.wishes.some(({ wanted }) => wanted - top > rules.mostPush);
    if (!slot.isMark && !isTooFar) moved.unshift({ ...slot, top });
    else if (next?.isMark === true) {
      next.wishes = [...slot.wishes, ...next.wishes];
      continue;
    } else moved.unshift({ ...slot, isMark: true, top: Math.min(slot.top, end - rules.markHeight) });
    end = (moved[0]?.top ?? end) - rules.gap;
  }
  return moved;
}

function heightOf({ wishes, isMark }: Stacked, { markHeight }: StackRules): number {
  return isMark ? markHeight : (wishes[0]?.height ?? 0);
}

function toSlot({ wishes, isMark }: Stacked, top: number): CardSlot {
  if (isMark) return { kind: "mark", ids: wishes.map(({ id }) => id), top };
  return { kind: "card", id: wishes[0]?.id ?? "", top };
}
