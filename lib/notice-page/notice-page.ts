/**
 * A page that a route handler answers with where a status of its own matters (404, 410, 429 on a share link): one plain
 * HTML text, no script, the look of the rest.
 */

import { markShapes } from "#lib/brand/mark-shapes.ts";
import { limits } from "#lib/collab/limits.ts";
import { readCookie } from "#lib/sessions/session-cookie.ts";
import { chooseLanguage, type Language } from "#lib/texts/language.ts";
import { parseTheme, type Theme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";
import { noticeStyle } from "./notice-style.ts";

export interface Notice {
  title: string;
  text: string;
  action: { label: string; href: string } | NoticeForm;
}

/** Posts to `postTo`: what the field holds, or nothing but the wish to go on. */
export interface NoticeForm {
  label: string;
  postTo: string;
  password?: { name: string; label: string; error?: string };
}

/** The notice as a Response to `request`, in the theme of whoever asks, that no cache keeps. */
export function noticeResponse(
  request: Request,
  status: number,
  notice: Notice,
  headers: HeadersInit = {},
): Response {
  const all = new Headers(headers);
  all.set("content-type", "text/html; charset=utf-8");
  all.set("cache-control", "no-store");
  const theme = parseTheme(readCookie(request.headers.get("cookie"), themeCookieName));
  const language = chooseLanguage(request.headers.get("accept-language"));
  return new Response(noticeHtml(notice, theme, language), { status, headers: all });
}

/** The notice as HTML, every text escaped. */
export function noticeHtml(
  { title, text, action }: Notice,
  theme: Theme = "system",
  language: Language = "en",
): string {
  const label = escapeHtml(action.label);
  const lead =
    "href" in action ? `<a class="action" href="${escapeHtml(action.href)}">${label}</a>` : formHtml(action);
  const attribute = themeAttribute(theme);
  return `<!doctype html>
<html lang="${language}"${attribute === undefined ? "" : ` data-theme="${attribute}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${
  // A form's request says where it comes from, which is checked; with no-referrer it would say "null". The address holds a
  // secret, so it says the origin alone.
  "postTo" in action ? '<meta name="referrer" content="strict-origin">' : ""
}
<title>${escapeHtml(title)} · Quire</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${noticeStyle}</style>
</head>
<body>
<header><a class="home" href="/">${mark}<span>Quire</span></a></header>
<main>
${"href" in action ? brokenLink : ""}
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${lead}
</main>
</body>
</html>
`;
}

function formHtml({ label, postTo, password }: NoticeForm): string {
  const field = password === undefined ? "" : passwordHtml(password);
  const button = `<button class="action primary" type="submit">${escapeHtml(label)}</button>`;
  return `<form method="post" action="${escapeHtml(postTo)}">${field}${button}</form>`;
}

function passwordHtml({ name, label, error }: NonNullable<NoticeForm["password"]>): string {
  const wrong = error === undefined ? "" : ` aria-invalid="true" aria-describedby="wrong"`;
  const why = error === undefined ? "" : `<p id="wrong" class="wrong" role="alert">${escapeHtml(error)}</p>`;
  return `<label class="field">${escapeHtml(label)}<input type="password" name="${escapeHtml(name)}" required autofocus autocomplete="off" maxlength="${limits.maxLinkPasswordLength}"${wrong}></label>${why}`;
}

const mark = `<svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">${markShapes
  .map(({ path, opacity }) => `<path d="${path}" opacity="${opacity}"/>`)
  .join("")}</svg>`;

/** A chain of two links that came apart; stands over everything that only leads away. */
const brokenLink = `<svg class="picture" width="104" height="56" viewBox="0 0 104 56" fill="none" aria-hidden="true">
<path class="chain" d="M42 16H28a12 12 0 0 0 0 24h14M62 16h14a12 12 0 0 1 0 24H62"/>
<path class="spark" d="m52 2v9M41 4l4 7M63 4l-4 7"/>
</svg>`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
