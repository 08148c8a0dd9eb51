/**
 * Whether an expression can be run on the main thread. Nothing stops a regular expression once it runs, and some take longer
 * than anybody lives on thirty letters: those where a repeated group can match the same text in several ways. We refuse a group
 * that is repeated without end and holds a repetition or alternatives that begin alike; and references back. That also refuses
 * a few harmless ones, which can be written without the inner repetition.
 */
export function isSafePattern(source: string): boolean {
  if (source.length > 300) return false;
  // Per open group: what it holds so far, and how each of its alternatives begins.
  const groups: { repeats: boolean; begins: string[]; atStart: boolean }[] = [
    { repeats: false, begins: [], atStart: true },
  ];
  let unending = 0;
  let closed: { repeats: boolean; ambiguous: boolean } | undefined;
  for (let at = 0; at < source.length; at++) {
    const group = groups.at(-1);
    if (group === undefined) return false;
    const sign = source[at] ?? "";
    let token = sign;
    if (sign === "\\") {
      if (/[1-9k]/.test(source[at + 1] ?? "")) return false;
      token = source.slice(at, at + 2);
      at += 1;
    } else if (sign === "[") {
      const end = classEnd(source, at);
      token = source.slice(at, end + 1);
      at = end;
    } else if (sign === "(") {
      const head = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(at));
      at += (head?.[0].length ?? 1) - 1;
      note(group, "(");
      groups.push({ repeats: false, begins: [], atStart: true });
      closed = undefined;
      continue;
    } else if (sign === ")") {
      groups.pop();
      const outer = groups.at(-1);
      closed = { repeats: group.repeats, ambiguous: isAmbiguous(group.begins) };
      if (outer !== undefined && (group.repeats || closed.ambiguous)) outer.repeats ||= group.repeats;
      continue;
    } else if (sign === "|") {
      group.atStart = true;
      closed = undefined;
      continue;
    }
    const quantifier = /^(?:[*+?]|\{\d*,?\d*\})/.exec(source.slice(at))?.[0];
    if (quantifier !== undefined && token === sign) {
      const isUnending =
        /^[*+]|,\}$/.test(quantifier) || (Number(/\d+\}$/.exec(quantifier)?.[0].slice(0, -1)) || 0) > 20;
      if (isUnending && closed !== undefined && (closed.repeats || closed.ambiguous)) return false;
      if (isUnending || quantifier === "?") group.repeats = true;
      if (isUnending) unending++;
      at += quantifier.length - 1;
      closed = undefined;
      continue;
    }
    note(group, token);
    closed = undefined;
  }
  // Each more multiplies the time by the length of the text.
  return unending <= 4;
}

function note(group: { begins: string[]; atStart: boolean }, token: string): void {
  if (group.atStart) group.begins.push(token);
  group.atStart = false;
}

/** Two alternatives that can begin with the same letter: the same one, or something that is no plain letter. */
function isAmbiguous(begins: readonly string[]): boolean {
  if (begins.length < 2) return false;
  const isPlain = begins.every((token) => /^[^.[\\(^$]$/u.test(token));
  return !isPlain || new Set(begins.map((token) => token.toLowerCase())).size < begins.length;
}

function classEnd(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "]" && at > start + 1) return at;
  }
  return source.length;
}
