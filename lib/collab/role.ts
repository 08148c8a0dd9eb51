/** What a person may do with a document, from least to most. Each role holds the ones before it. */
export const roles = ["view", "comment", "edit", "own"] as const;
export type Role = (typeof roles)[number];

/** The roles that a share link can give. Nobody becomes an owner by a link. */
export const linkRoles = ["view", "comment", "edit"] as const;
export type LinkRole = (typeof linkRoles)[number];

/** What somebody may ask the owners for. */
export const requestedRoles = ["comment", "edit"] as const;
export type RequestedRole = (typeof requestedRoles)[number];

/** True when `role` includes everything that `needed` allows. No role includes nothing. */
export function roleAllows(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}

/** The stronger of two roles; undefined counts as none. */
export function strongerRole(a: Role | undefined, b: Role | undefined): Role | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return roleAllows(a, b) ? a : b;
}
