/**
 * Text in which every character is unique, so that a character that is lost, doubled or out of order can be named
 * instead of guessed at ("jumps" twice may be two people who both typed it).
 *
 * `write("fox")` gives three code points that were never given before; `read` shows them as letters again.
 * Line breaks stay what they are, because editors act on them.
 */
const firstInk = 0x4e00;
const lastInk = 0xd7a3;

export class Ink {
  readonly #letters: string[] = [];

  write(text: string): string {
    return Array.from(text, (letter) => (letter === "\n" ? letter : this.#newCharacter(letter))).join("");
  }

  /** What a person would read: every inked character as the letter it stands for, all else as it is. */
  read(text: string): string {
    return Array.from(text, (character) => this.#letterOf(character) ?? character).join("");
  }

  isInk(character: string): boolean {
    return this.#letterOf(character) !== undefined;
  }

  /** The inked characters of `text`, in order. */
  characters(text: string): string[] {
    return Array.from(text).filter((character) => this.isInk(character));
  }

  #letterOf(character: string): string | undefined {
    return this.#letters[(character.codePointAt(0) ?? 0) - firstInk];
  }

  #newCharacter(letter: string): string {
    const codePoint = firstInk + this.#letters.length;
    if (codePoint > lastInk) throw new Error("the inkwell is empty: more than 35,000 characters in one run");
    this.#letters.push(letter);
    return String.fromCodePoint(codePoint);
  }
}
