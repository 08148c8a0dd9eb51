/** How many rounds a long test runs: `full` under `npm run test:deep`, else `usual` (about a tenth). */
export function rounds(usual: number, full: number): number {
  return process.env.QUIRE_TEST_DEPTH === "full" ? full : usual;
}
