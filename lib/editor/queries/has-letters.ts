/** Whether a text has letters, by which a reading direction is told. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
