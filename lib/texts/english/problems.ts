/**
 * Why something did not happen, by error code: to follow "The link was not rotated." and such. English shows the server's own
 * sentence where there is one, since that can say more.
 */
export const problems = {
  "problem.unknown": "Try again in a moment.",
  "problem.offline": "Quire cannot be reached. Check the connection and try again.",
  "problem.bad_request": "Something about it was not right. Reload the page and try again.",
  "problem.unauthorized": "Reload the page: this browser is not known here any more.",
  "problem.session_ended": "Reload the page: your session has ended.",
  "problem.not_found": "It is not there any more.",
  "problem.link_unknown": "The link leads nowhere.",
  "problem.link_revoked": "The link no longer works.",
  "problem.link_expired": "The link has ended.",
  "problem.link_used": "The invitation was used already.",
  "problem.password_needed": "The link needs a password.",
  "problem.password_wrong": "That is not the password.",
  "problem.confirmation_needed": "Open the link and confirm that it is for you.",
  "problem.access_removed": "An owner removed you from the document.",
  "problem.members_only": "This Quire is for its members.",
  "problem.forbidden": "You are not allowed to do that.",
  "problem.conflict": "Somebody else was first. Look again.",
  "problem.method_not_allowed": "Reload the page and try again.",
  "problem.too_large": "It is too large.",
  "problem.not_a_picture": "This is no picture. PNG, JPEG, GIF, WebP and AVIF are.",
  "problem.rate_limited": "Too much at once. Wait a moment and try again.",
  "problem.internal": "Something went wrong. Reload the page and try again.",
  "problem.unavailable": "Quire does not answer. Try again in a moment.",
} as const;
