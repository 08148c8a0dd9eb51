const longestName = 60;

/** What headings are called in addresses: their own name, or their words; each name once on a page. */
export function createHeadingIds(): (text: string, own: string | null) => string {
  const taken = new Set<string>();
  return (text, own) => {
    const words = text
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
      .slice(0, longestName)
      .replace(/^-+|-+$/g, "");
    const name = own !== null && /^[\w-]{1,60}$/.test(own) ? own : words === "" ? "section" : words;
    let id = name;
    for (let number = 2; taken.has(id); number++) id = `${name}-${number}`;
    taken.add(id);
    return id;
  };
}
