/**
 * A page that a route handler answers with where a status of its own matters (404, 410, 429 on a share link): one plain
 * HTML text, no script, the look of the rest.
 */
import { noticeStyle } from "./notice-style.ts";

export interface Notice {
  title: string;
  text: string;
  action: { label: string; href: string } | { label: string; postTo: string };
}

/** The notice as a Response that no cache keeps. */
export function noticeResponse(status: number, notice: Notice, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("content-type", "text/html; charset=utf-8");
  all.set("cache-control", "no-store");
  return new Response(noticeHtml(notice), { status, headers: all });
}

/** The notice as HTML, every text escaped. */
export function noticeHtml({ title, text, action }: Notice): string {
  const label = escapeHtml(action.label);
  const lead =
    "href" in action
      ? `<a class="action" href="${escapeHtml(action.href)}">${label}</a>`
      : `<form method="post" action="${escapeHtml(action.postTo)}"><button class="action primary" type="submit">${label}</button></form>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Quire</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${noticeStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${lead}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
