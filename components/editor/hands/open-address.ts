import { goWithinPage } from "#lib/editor/plugins/follow-links.ts";
import { safeHref } from "#lib/editor/queries/safe-href.ts";

/** Opens the address of a link: here when it leads to a block of this document, else in a tab of its own. False for an unsafe one. */
export function openAddress(address: string): boolean {
  const href = safeHref(address);
  if (href === undefined) return false;
  if (!goWithinPage(href)) window.open(href, "_blank", "noopener,noreferrer");
  return true;
}
