import { linkRoles, type Role } from "#lib/collab/role.ts";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import type { Texts } from "#lib/texts/texts.ts";

/** A link that somebody new can open at the time `now`: its end has not come, and it is not for one person only. */
export function opensForAnyone({ expiresAt, invitation }: LinkEntry, now: number): boolean {
  return invitation === null && (expiresAt === null || expiresAt > now);
}

/** Who can do what with a document, in one sentence, for its owner. `links` are open to anyone; `others` counts people besides the owner. */
export function ownerSentence(
  links: readonly Pick<LinkEntry, "role" | "hasPassword">[],
  others: number,
  texts: Texts,
): string {
  if (links.length === 0)
    return others === 0 ? texts("share.onlyYou") : texts("share.youAndOthers", { count: others });

  const roles = linkRoles.filter((role) => links.some((link) => link.role === role));
  const or = new Intl.ListFormat(texts.locale, { type: "disjunction" });
  const verbs = or.format(roles.map((role) => texts(`share.verb.${role}`)));
  const holder = links.length === 1 ? "theLink" : roles.length === 1 ? "oneOfTheLinks" : "aLink";
  const key = links.every(({ hasPassword }) => hasPassword) ? "share.withPassword" : "share.anyone";
  const sentence = texts(`${key}.${holder}`, { verbs });
  return others === 0
    ? texts("share.end", { sentence })
    : texts("share.endWithOthers", { sentence, count: others });
}

/** The same for somebody who was let in. Only owners make links. */
export function memberSentence(role: Exclude<Role, "own">, owner: string, texts: Texts): string {
  return texts(`share.member.${role}`, { owner });
}
