const allowedProtocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * The address of a link, or undefined when following it could run a script or leave the web (javascript:, data:, file: …).
 * Relative addresses and fragments pass. Bare domains (`example.org/x`) become https.
 */
export function safeHref(input: string): string | undefined {
  // Browsers ignore these inside a scheme, so that "java\tscript:" would run.
  // oxlint-disable-next-line no-control-regex
  const href = input.replace(/[\u0000-\u0020\u007f]/g, "");
  if (href === "") return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+:\d/i.test(href)) {
    return allowedProtocols.has(`${scheme}:`) ? href : undefined;
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+([/:?#]|$)/i.test(href)) return `https://${href}`;
  return href;
}
