/**
 * On paper a link's address stands behind its words (surface/paper.css). Where the words are the address, once is enough: a
 * style sheet cannot know that, so it is told when somebody prints. Answers how to stop.
 */
export function sayAddressesOnce(surface: Element): () => void {
  const sheet = new CSSStyleSheet();
  const before = (): void => {
    const doubled = [...surface.querySelectorAll("a[href]")]
      .filter((link) => sameAddress(link.textContent ?? "", link.getAttribute("href") ?? ""))
      .map((link) => `.surface a[href="${CSS.escape(link.getAttribute("href") ?? "")}"]::after`);
    sheet.replaceSync(doubled.length === 0 ? "" : `${[...new Set(doubled)].join(",")} { content: none }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => other !== sheet), sheet];
  };
  const after = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
    after();
  };
}

function sameAddress(words: string, address: string): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(https?:\/\/|mailto:)/i, "")
      .replace(/\/$/, "");
  return bare(words) === bare(address);
}
