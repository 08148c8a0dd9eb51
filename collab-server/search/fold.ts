/**
 * Text as it is compared: small letters, without accents, wide and half-wide forms as one. Every UTF-16 unit becomes exactly
 * one, so that a place in the folded text is the same place in the text. (So "ß" stays here; words.ts makes it "ss".)
 */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  let folded = "";
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charCodeAt(at));
  return folded;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant.
const isAscii = /^[\u0000-\u007f]*$/;
const known: (string | undefined)[] = [];

function foldUnit(code: number): string {
  return (known[code] ??= foldCharacter(String.fromCharCode(code)));
}

function foldCharacter(character: string): string {
  // Half of a pair: what stands beyond the first plane (most of it without cases and accents) stays as it is.
  if (/[\ud800-\udfff]/u.test(character)) return character;
  // NFKD takes Latin, Greek and Cyrillic accents off their letters. Other scripts' signs stay.
  const plain = character
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
  if (plain.length === 1) return plain;
  const small = character.toLowerCase();
  return small.length === 1 ? small : character;
}
