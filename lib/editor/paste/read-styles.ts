/** What an element's style says: its own `style`, over what the page's style sheet says of its class. */
import type { PasteSource } from "./paste-source.ts";

export type Style = ReadonlyMap<string, string>;

const none: Style = new Map();
/** Only these write formatting into classes; a web page's style sheet would be read for nothing. */
const writesClasses = new Set<PasteSource>(["office", "cocoa"]);

export class StyleReader {
  /** A clipboard says the same few styles thousands of times. */
  readonly #parsed = new Map<string, Style>();
  readonly #rules = new Map<string, Style>();

  constructor(page: Document, source: PasteSource) {
    if (!writesClasses.has(source)) return;
    for (const sheet of page.querySelectorAll("style")) this.#readSheet(sheet.textContent ?? "");
  }

  of(element: Element): Style {
    const own = element.getAttribute("style");
    const style = own === null ? none : this.#parse(own);
    if (this.#rules.size === 0 || element.classList.length === 0) return style;
    const tag = element.tagName.toLowerCase();
    const rules = [...element.classList].flatMap((name) => [
      this.#rules.get(`.${name}`) ?? none,
      this.#rules.get(`${tag}.${name}`) ?? none,
    ]);
    return rules.some(({ size }) => size > 0)
      ? new Map([...rules, style].flatMap((each) => [...each]))
      : style;
  }

  #parse(text: string): Style {
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const style = new Map<string, string>();
    for (const declaration of text.split(";")) {
      const colon = declaration.indexOf(":");
      if (colon < 0) continue;
      style.set(declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim());
    }
    this.#parsed.set(text, style);
    return style;
  }

  #readSheet(sheet: string): void {
    for (const [, selectors = "", body = ""] of sheet
      .slice(0, longestSheet)
      .matchAll(/([^{}]+)\{([^}]*)\}/g)) {
      for (const selector of selectors.replace(/<!--/g, "").split(",")) {
        const simple = /^\s*([a-z0-9]*\.[\w-]+)\s*$/i.exec(selector)?.[1];
        if (simple !== undefined) this.#rules.set(simple, this.#parse(body.replace(/\s+/g, " ")));
      }
    }
  }
}

/** Characters. Word's style sheet has about 60,000. */
const longestSheet = 300_000;
