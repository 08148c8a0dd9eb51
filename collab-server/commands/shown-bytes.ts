/** A number of bytes for people: `512 B`, `1.5 kB`, `20.0 MB`; powers of 1000, as disks are sold. */
export function showBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${units[power] ?? "B"}`;
}
