import { safeHref } from "../queries/safe-href.ts";

/** Pages that only send on, and where they keep the address: what was meant is what is behind them. */
const redirects: readonly { host: RegExp; path?: RegExp; names: readonly string[] }[] = [
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, names: ["q", "url"] },
  { host: /\.safelinks\.protection\.outlook\.com$/, names: ["url"] },
  { host: /^(l|lm)\.facebook\.com$/, names: ["u"] },
  { host: /^slack-redir\.net$/, names: ["url"] },
];

/**
 * The address of a pasted link, without a redirect around it. Undefined for what leads nowhere here (places in the page it was
 * copied from) or must not be followed.
 */
export function pastedAddress(href: string): string | undefined {
  const safe = safeHref(href);
  if (safe === undefined) return undefined;
  if (!URL.canParse(safe)) return undefined;
  const url = new URL(safe);
  for (const { host, path, names } of redirects) {
    if (!host.test(url.hostname) || path?.test(url.pathname) === false) continue;
    const target = names.map((name) => url.searchParams.get(name)).find((found) => found !== null);
    const behind = target === undefined || target === null ? undefined : safeHref(target);
    if (behind !== undefined && URL.canParse(behind)) return behind;
  }
  return safe;
}
