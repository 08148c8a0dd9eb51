/**
 * HTML as a value: what a published page is made of. Text is escaped where it becomes HTML, and nowhere else. An element either
 * holds elements alone, so that two states of it can be compared child by child, or HTML that is taken as a whole.
 */
export interface PageElement {
  readonly tag: string;
  /** Its start tag. */
  readonly start: string;
  /** Undefined: `inner` is all there is. */
  readonly children: readonly PageElement[] | undefined;
  readonly inner: string;
}

/** Undefined and false leave the attribute out; true writes it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const voidTags = new Set(["hr", "img", "input", "meta"]);

/** An element of elements. */
export function parent(tag: string, attributes: Attributes, children: readonly PageElement[]): PageElement {
  return { tag, start: startTag(tag, attributes), children, inner: "" };
}

/** An element whose content is HTML already. */
export function leaf(tag: string, attributes: Attributes = {}, inner = ""): PageElement {
  return { tag, start: startTag(tag, attributes), children: undefined, inner };
}

export function toHtml(element: PageElement): string {
  if (voidTags.has(element.tag)) return element.start;
  const inner = element.children?.map(toHtml).join("") ?? element.inner;
  return `${element.start}${inner}</${element.tag}>`;
}

/** Text as HTML, for content and for attributes. What browsers would take for something else than text is left out. */
export function escapeHtml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- no page may hold them (HTML, 13.2.3.5).
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

function startTag(tag: string, attributes: Attributes): string {
  let text = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return `${text}>`;
}
