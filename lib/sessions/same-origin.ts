const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True for a request that changes nothing, or whose Origin is the page's own: `host` as the browser asked for it.
 * Browsers send Origin with every other method; whoever sends none is no browser and has no business with its cookies.
 */
export function mayMutate(method: string, originHeader: string | null, host: string): boolean {
  if (safeMethods.has(method.toUpperCase())) return true;
  if (originHeader === null || !URL.canParse(originHeader)) return false;
  const origin = new URL(originHeader);
  // Through URL, so that a default port (`example.org:443` behind a proxy) does not make a difference.
  const own = `${origin.protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === origin.host && /^https?:$/.test(origin.protocol);
}
