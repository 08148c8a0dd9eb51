/** A rendered page as the bytes that a browser gets, with what it may do told in its policy. */
import { createHash } from "node:crypto";
import { markShapes } from "#lib/brand/mark-shapes.ts";
import type { ShownPublication } from "#lib/collab/publish-api.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { escapeHtml, leaf, toHtml } from "./page-element.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";
import type { RenderedPage } from "./render-page.ts";

/** A name for a state of `<main>`: readers say by it what they have. */
export function stateOf({ root, title }: RenderedPage): string {
  return createHash("sha256")
    .update(title)
    .update("\0")
    .update(toHtml(root))
    .digest("base64url")
    .slice(0, 22);
}

/** The whole page. `origin`: where the reader's browser asked, such as `https://quire.example.org`. */
export function pageHtml(
  publication: ShownPublication,
  page: RenderedPage,
  texts: Texts,
  origin: string,
): string {
  const isLive = publication.mode === "live";
  const title = page.title === "" ? texts("documents.untitled") : page.title;
  const address = `${origin}/p/${publication.slug}`;
  const [picture] = page.pictures;
  const state = stateOf(page);
  // The one attribute that is not the page's own, and changes with every edit.
  const main = toHtml(page.root).replace(/^<main/, `<main data-state="${state}"`);
  const meta = (name: string, content: string) => toHtml(leaf("meta", { name, content }));
  const card = (property: string, content: string | number) => toHtml(leaf("meta", { property, content }));
  return `<!doctype html>
<html lang="${escapeHtml(publication.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${[
  page.description === "" ? "" : meta("description", page.description),
  publication.isIndexed ? "" : meta("robots", "noindex"),
  meta("color-scheme", "light dark"),
  card("og:type", "article"),
  card("og:title", title),
  card("og:url", address),
  page.description === "" ? "" : card("og:description", page.description),
  meta("twitter:card", picture === undefined ? "summary" : "summary_large_image"),
  ...(picture === undefined
    ? []
    : [
        card("og:image", `${address}/blobs/${picture.hash}`),
        ...(picture.alt === "" ? [] : [card("og:image:alt", picture.alt)]),
        ...(picture.width === null ? [] : [card("og:image:width", picture.width)]),
        ...(picture.height === null ? [] : [card("og:image:height", picture.height)]),
      ]),
]
  .filter((line) => line !== "")
  .join("\n")}
<link rel="canonical" href="${escapeHtml(address)}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${pageStyle}</style>
</head>
<body>
${main}
<footer class="foot">
<span>${escapeHtml(dated(publication, texts))}</span>
${isLive ? `<span class="live" data-stream="/p/${publication.slug}/live">${escapeHtml(texts("published.live"))}</span>` : ""}
<a href="/">${escapeHtml(texts("published.with"))}</a> ${mark}
</footer>
<script>${pageScript(isLive)}</script>
</body>
</html>
`;
}

/** What the page may do: run its one script, wear its one style, show its own pictures, and hear its own stream. */
export function pagePolicy(isLive: boolean): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(pageScript(isLive))}`,
    `style-src ${hash(pageStyle)}`,
    "img-src 'self'",
    `connect-src ${isLive ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

function dated({ mode, publishedAt, frozenAt }: ShownPublication, texts: Texts): string {
  const date = new Date(mode === "frozen" ? (frozenAt ?? publishedAt) : publishedAt);
  const day = new Intl.DateTimeFormat(texts.locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
  return texts("published.on", { day });
}

const mark = `<svg width="14" height="14" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${markShapes
  .map(({ path, opacity }) => `<path d="${path}" opacity="${opacity}"/>`)
  .join("")}</svg>`;
