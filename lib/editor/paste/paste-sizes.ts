/** From where on a paste is done in steps, and how large a step is. */
export interface PasteSizes {
  /** Characters that are read in steps: about half a second at once on a slow machine. */
  readonly longText: number;
  /** Blocks that are put in by portions. */
  readonly manyBlocks: number;
  /** The least blocks of a portion, and of the first one; the next ones are as large as fits into `portionMs`. */
  readonly leastPortion: number;
  /** From a portion's beginning until it was drawn. */
  readonly portionMs: number;
  /** Of reading, between two rests. */
  readonly sliceMs: number;
  /** So long nobody needs to be told how far it is. */
  readonly unnoticedMs: number;
}

/** What is quick enough to be answered, while somebody types beside it. */
export const usualSizes: PasteSizes = {
  longText: 100_000,
  manyBlocks: 120,
  leastPortion: 40,
  portionMs: 100,
  sliceMs: 20,
  unnoticedMs: 1_000,
};
