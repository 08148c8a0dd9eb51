/** Asks whether a title holds every word of `query`, blind to case and accents. An empty query matches all. */
export function createTitleSearch(query: string): (title: string) => boolean {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return (title) => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  };
}

/** NFKD takes Latin, Greek and Cyrillic accents off their letters as U+0300–036F; those go. Other scripts' vowel signs stay. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
}
