/** How many blocks a stretch is made with, and between how many it stays as it is. */
export interface StretchSizes {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

export interface Division<Block> {
  /** The number of the stretch that it is already; undefined is a new one. */
  of: number | undefined;
  blocks: Block[];
}

/**
 * Which blocks stand together in a stretch. Stretches that there are keep their blocks as far as they can, since a block that
 * changes its stretch is laid out anew; none is empty, and only the last is smaller than `least`, or one that nothing may begin
 * behind.
 */
export function divide<Block>(
  blocks: Iterable<Block>,
  /** The number of the stretch in which a block stands by now. */
  standsIn: (block: Block) => number | undefined,
  /** Whether a stretch may begin with it. */
  mayBegin: (block: Block) => boolean,
  { least, usual, most }: StretchSizes,
): Division<Block>[] {
  const divisions: Division<Block>[] = [];
  let current: Division<Block> = { of: undefined, blocks: [] };
  let last = -1;
  for (const block of blocks) {
    const own = standsIn(block);
    const isNext = own !== undefined && own > last;
    const size = current.blocks.length;
    const isEnough = size >= (isNext ? least : own === undefined ? usual : most);
    if (size === 0 || (isEnough && mayBegin(block))) {
      current = { of: isNext ? own : undefined, blocks: [] };
      divisions.push(current);
    } else if (isNext) current.of ??= own;
    if (isNext && current.of === own) last = own;
    current.blocks.push(block);
  }
  return divisions;
}
