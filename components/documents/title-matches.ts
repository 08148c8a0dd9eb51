/** True when a title holds every word of the query, blind to case and accents, as the server's search is. */
export function titleMatches(title: string, query: string): boolean {
  const plainTitle = plain(title);
  return plain(query)
    .split(/\s+/u)
    .every((word) => plainTitle.includes(word));
}

/** Lower case, without accents (the combining marks that NFD splits off). */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
