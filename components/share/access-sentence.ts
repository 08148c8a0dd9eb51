import { type LinkRole, linkRoles, type Role } from "#lib/collab/role.ts";
import { roleVerbs } from "./role-words.ts";

/** Who can do what with a document, in one sentence, for its owner. `others` counts people besides the owner. */
export function ownerSentence(linkRolesInUse: readonly LinkRole[], others: number): string {
  const people = others === 1 ? "1 other person" : `${others} other people`;
  if (linkRolesInUse.length === 0)
    return others === 0 ? "Only you can open this document." : `You and ${people} can open this document.`;

  const verbs = linkRoles.filter((role) => linkRolesInUse.includes(role)).map((role) => roleVerbs[role]);
  const holder =
    linkRolesInUse.length === 1 ? "the link" : verbs.length === 1 ? "one of the links" : "a link";
  const proviso = verbs.length > 1 ? ", depending on the link" : "";
  const came = others === 0 ? "" : `; ${people} ${others === 1 ? "has" : "have"} access`;
  return `Anyone with ${holder} can ${joinWithOr(verbs)}${proviso}${came}.`;
}

const memberPowers: Record<LinkRole, string> = {
  view: "You can read this document",
  comment: "You can read and comment on this document",
  edit: "You can edit this document",
};

/** The same for somebody who was let in. Only the owner makes links. */
export function memberSentence(role: Exclude<Role, "own">, ownerName: string): string {
  return `${memberPowers[role]}; ${ownerName} owns it and decides who comes in.`;
}

function joinWithOr(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
