import type { LinkRole, Role } from "#lib/collab/role.ts";

/** What a role lets somebody do, as a label beside a name or a link. */
export const roleLabels: Record<Role, string> = {
  view: "Can view",
  comment: "Can comment",
  edit: "Can edit",
  own: "Owner",
};

/** The verb of a role, for sentences: "Anyone with the link can …". */
export const roleVerbs: Record<LinkRole, string> = { view: "view", comment: "comment", edit: "edit" };

/** What a link's role means for whoever opens it. */
export const linkRoleMeanings: Record<LinkRole, string> = {
  view: "Whoever opens the link can read, and sees who else is here.",
  comment: "Whoever opens the link can read and comment, and change nothing.",
  edit: "Whoever opens the link can read and write.",
};
