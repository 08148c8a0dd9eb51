/** `1 row`, `2 rows`. */
export function showCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
