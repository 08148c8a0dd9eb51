/** HTML from the clipboard, of any program, as the flat blocks that the schema parses. Nothing in it loads or runs. */
import { codeInPage } from "./code-in-page.ts";
import { flattenHtml } from "./flatten-html.ts";
import { picturesInRtf, putPicturesIn } from "./pictures-in-rtf.ts";
import { atOnce, type Steps } from "./steps.ts";
import { tidyPage } from "./tidy-page.ts";

/** What a clipboard says beside its HTML. */
export interface TextHints {
  /** What a code editor says that its code is. */
  language?: string | undefined;
  /** The same once more, as Word has it: with the pictures that its HTML only names. */
  rtf?: string | undefined;
}

interface PasteHints extends TextHints {
  /** False where the document can hold neither tables nor atoms. */
  tables: boolean;
}

/** The flat blocks, in an element of a page that is not shown. */
export function* readPastedHtml(html: string, { tables, language, rtf }: PasteHints): Steps<HTMLElement> {
  const harmless = withoutHandlers(html);
  yield;
  // Inert: nothing in it loads or runs.
  const page = new window.DOMParser().parseFromString(harmless, "text/html");
  yield;
  const code = codeInPage(page);
  if (code !== undefined) {
    const element = page.createElement(code.isOneLine ? "code" : "pre");
    element.textContent = code.text;
    if (language !== undefined) element.dataset.language = language;
    page.body.replaceChildren(element);
  }
  tidyPage(page);
  yield;
  if (rtf !== undefined) putPicturesIn(page, picturesInRtf(rtf));
  return yield* flattenHtml(page.body, { tables });
}

const tags = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const handlers = /\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

/** They would not run, but Chromium tells the page's policy of each when it is only parsed. */
function withoutHandlers(html: string): string {
  return /\son\w+\s*=/i.test(html) ? html.replace(tags, (tag) => tag.replace(handlers, "")) : html;
}

/** The flat blocks as HTML. */
export function readAtOnce(html: string, hints: PasteHints): string {
  return atOnce(readPastedHtml(html, hints)).innerHTML;
}
