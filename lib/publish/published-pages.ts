/**
 * Pages as they are shown, in the web app's process: whether one is published is asked of the collab server for every reader, how it
 * looks is worked out once for each state of it.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { PublishedPage, ShownPublication } from "#lib/collab/publish-api.ts";
import type { PublishedClient } from "#lib/documents/published-client.ts";
import { chooseLanguage } from "#lib/texts/language.ts";
import { catalogues } from "#lib/texts/load-texts.ts";
import { createTexts, type Texts } from "#lib/texts/texts.ts";
import { pageHtml, stateOf } from "./page-html.ts";
import { type RenderedPage, renderPage } from "./render-page.ts";

/** A page in one state. */
export interface ShownPage {
  publication: ShownPublication;
  rendered: RenderedPage;
  /** What a reader says that they have. */
  state: string;
  pictures: ReadonlySet<string>;
  /** Milliseconds that it took: what follows a page waits the longer. */
  tookMs: number;
  /** The bytes for a reader who asked at `origin` and takes these encodings. */
  bytes(origin: string, acceptEncoding: string): Promise<PageBytes>;
}

export interface PageBytes {
  body: Uint8Array<ArrayBuffer>;
  encoding: "br" | "gzip" | undefined;
  /** Strong: of these very bytes. */
  etag: string;
}

/** `page` as the server told it, with how it looks when it is published. */
export type FoundPage = { page: PublishedPage; shown: ShownPage | undefined };

export interface PublishedPages {
  /** Throws ApiError, `not_found` where nothing ever was. */
  find(slug: string): Promise<FoundPage>;
  /** How a page looks that the server told of just now. */
  show(publication: ShownPublication): Promise<ShownPage>;
}

/** Pages that are kept as they were last shown. */
const maxKept = 100;
/** Addresses that one page is kept for: a proxy's name, and the machine's. */
const maxOrigins = 4;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

export function createPublishedPages(client: PublishedClient): PublishedPages {
  const kept = new Map<string, { version: string; shown: Promise<ShownPage> }>();

  async function render(publication: ShownPublication): Promise<ShownPage> {
    const texts = textsIn(publication.language);
    const update = await client.content(publication.slug);
    const began = performance.now();
    const rendered = await renderPage(update, publication, texts);
    const tookMs = performance.now() - began;
    return toShown(publication, rendered, texts, tookMs);
  }

  function show(publication: ShownPublication): Promise<ShownPage> {
    const { slug, version } = publication;
    const known = kept.get(slug);
    if (known?.version === version) return known.shown;
    const shown = render(publication);
    kept.delete(slug);
    kept.set(slug, { version, shown });
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    // A failure is told to who asked, and the next one tries anew.
    shown.catch(() => {
      if (kept.get(slug)?.shown === shown) kept.delete(slug);
    });
    return shown;
  }

  return {
    show,
    async find(slug) {
      const page = await client.page(slug);
      if (page.state === "published") return { page, shown: await show(page) };
      kept.delete(slug);
      return { page, shown: undefined };
    },
  };
}

function textsIn(language: string): Texts {
  const known = chooseLanguage(language);
  return createTexts(known, catalogues[known]);
}

function toShown(
  publication: ShownPublication,
  rendered: RenderedPage,
  texts: Texts,
  tookMs: number,
): ShownPage {
  const made = new Map<string, Promise<PageBytes>>();

  async function make(origin: string, encoding: PageBytes["encoding"]): Promise<PageBytes> {
    const html = Buffer.from(pageHtml(publication, rendered, texts, origin));
    const name = createHash("sha256").update(html).digest("base64url").slice(0, 27);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    const packed =
      encoding === "br" ? await toBrotli(html, quality) : encoding === "gzip" ? await toGzip(html) : html;
    const etag = `"${encoding === undefined ? name : `${name}-${encoding}`}"`;
    return { body: Uint8Array.from(packed), encoding, etag };
  }

  return {
    publication,
    rendered,
    state: stateOf(rendered),
    pictures: new Set(rendered.pictures.map(({ hash }) => hash)),
    tookMs,
    bytes(origin, acceptEncoding) {
      const encoding = chooseEncoding(acceptEncoding);
      const key = `${encoding ?? ""} ${origin}`;
      let bytes = made.get(key);
      if (bytes === undefined) {
        if (made.size >= maxOrigins * 3) made.clear();
        bytes = make(origin, encoding);
        made.set(key, bytes);
      }
      return bytes;
    },
  };
}

/** What the reader takes, the smallest first. One that is refused by `;q=0` is not taken. */
function chooseEncoding(acceptEncoding: string): PageBytes["encoding"] {
  const takes = (name: string) =>
    acceptEncoding.split(",").some((part) => {
      const [encoding = "", ...rest] = part.trim().toLowerCase().split(";");
      return encoding === name && !rest.some((each) => /^\s*q=0(\.0*)?\s*$/.test(each));
    });
  return takes("br") ? "br" : takes("gzip") ? "gzip" : undefined;
}
