import type { LinkEntry } from "#lib/collab/service-api.ts";
import type { Texts } from "#lib/texts/texts.ts";

const dayMs = 24 * 60 * 60 * 1000;
const units = [
  ["day", dayMs],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
] as const;

/** What there is to know about a link besides its role, in a few words each: "Used by 3 people, last 2 hours ago", "Ends in 5 days". */
export function linkFacts(link: LinkEntry, now: number, texts: Texts): string[] {
  const { expiresAt, hasPassword } = link;
  const facts = [usesText(link, now, texts)];
  if (expiresAt !== null) {
    const when = fromNow(expiresAt, now, texts);
    facts.push(texts(expiresAt <= now ? "share.ended" : "share.ends", { when }));
  }
  if (hasPassword) facts.push(texts("share.hasPassword"));
  return facts;
}

function usesText({ uses: count, lastUsedAt, invitation }: LinkEntry, now: number, texts: Texts): string {
  if (invitation !== null) return texts(invitation.isTaken ? "share.accepted" : "share.notAccepted");
  const uses = texts("share.uses", { count });
  if (lastUsedAt === null || count === 0) return uses;
  return texts("share.usedLast", { uses, when: fromNow(lastUsedAt, now, texts) });
}

/** "in 5 days", "2 hours ago"; beyond a month the date says more. */
function fromNow(time: number, now: number, texts: Texts): string {
  const away = time - now;
  if (Math.abs(away) > 31 * dayMs) {
    const format = { day: "numeric", month: "short", year: "numeric" } as const;
    return texts("share.on", { date: new Date(time).toLocaleDateString(texts.locale, format) });
  }
  const found = units.find(([, length]) => Math.abs(away) >= length);
  if (found === undefined) return texts(away > 0 ? "share.soon" : "share.justNow");
  const [unit, ms] = found;
  return new Intl.RelativeTimeFormat(texts.locale).format(Math.round(away / ms), unit);
}
