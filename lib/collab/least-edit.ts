/** A replacement of `remove` units at `index` by `insert`. */
export interface TextEdit {
  index: number;
  remove: number;
  insert: string;
}

/**
 * The smallest single replacement that turns `before` into `after`, or undefined when they are equal. Where several are
 * as small ("aa" → "aaa"), the one that ends at `caret` (the caret in `after`) wins: that is where the person typed.
 * Surrogate pairs are never split.
 */
export function leastEdit(before: string, after: string, caret: number): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const maxSuffix = Math.min(shorter, Math.max(0, after.length - caret));
  let suffix = 0;
  while (suffix < maxSuffix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  let prefix = 0;
  while (prefix < shorter - suffix && before[prefix] === after[prefix]) prefix++;
  // The caret only breaks ties: what is equal behind it and was not needed for the prefix is equal all the same.
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  if (isHighSurrogate(before, prefix - 1) || isHighSurrogate(after, prefix - 1)) prefix--;
  if (isLowSurrogate(before, before.length - suffix) || isLowSurrogate(after, after.length - suffix))
    suffix--;
  return {
    index: prefix,
    remove: before.length - suffix - prefix,
    insert: after.slice(prefix, after.length - suffix),
  };
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
