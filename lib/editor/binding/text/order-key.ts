/** Keys that sort: between any two there is room for another (digits of a fraction, least first). */
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A key behind `low` and before `high` (undefined: no bound). `salt` makes keys that two people choose for the same place
 * differ. Keys of foreign origin that leave no room give some key; readers sort equal keys by id.
 */
export function keyBetween(low: string | undefined, high: string | undefined, salt: string): string {
  const after = low ?? "";
  let bound = high !== undefined && high > after ? high : undefined;
  let key = "";
  for (let i = 0; i < after.length + (bound?.length ?? 0) + 2; i += 1) {
    const from = i < after.length ? Math.max(0, digits.indexOf(after.charAt(i))) : 0;
    const to =
      bound !== undefined && i < bound.length ? Math.max(0, digits.indexOf(bound.charAt(i))) : digits.length;
    if (to - from > 1) return `${key}${digits.charAt((from + to) >> 1)}${toDigits(salt)}`;
    key += digits.charAt(from);
    if (to > from) bound = undefined;
  }
  return `${key}${toDigits(salt)}`;
}

/** Never ends in 0: nothing sorts between a key and the same with a 0 behind it. */
function toDigits(salt: string): string {
  let out = "";
  for (let i = 0; i < Math.min(4, salt.length); i += 1)
    out += digits.charAt(1 + (salt.charCodeAt(i) % (digits.length - 1)));
  return out;
}
