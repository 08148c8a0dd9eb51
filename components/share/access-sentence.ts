import { type LinkRole, linkRoles, type Role } from "#lib/collab/role.ts";
import type { Texts } from "#lib/texts/texts.ts";

/** Who can do what with a document, in one sentence, for its owner. `others` counts people besides the owner. */
export function ownerSentence(linkRolesInUse: readonly LinkRole[], others: number, texts: Texts): string {
  if (linkRolesInUse.length === 0)
    return others === 0 ? texts("share.onlyYou") : texts("share.youAndOthers", { count: others });

  const roles = linkRoles.filter((role) => linkRolesInUse.includes(role));
  const or = new Intl.ListFormat(texts.locale, { type: "disjunction" });
  const verbs = or.format(roles.map((role) => texts(`share.verb.${role}`)));
  const holder = linkRolesInUse.length === 1 ? "theLink" : roles.length === 1 ? "oneOfTheLinks" : "aLink";
  const sentence = texts(`share.anyone.${holder}`, { verbs });
  return others === 0
    ? texts("share.end", { sentence })
    : texts("share.endWithOthers", { sentence, count: others });
}

/** The same for somebody who was let in. Only the owner makes links. */
export function memberSentence(role: Exclude<Role, "own">, owner: string, texts: Texts): string {
  return texts(`share.member.${role}`, { owner });
}
