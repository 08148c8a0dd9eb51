/** Pages that say one thing: not found, failed, a link that does not work. */
export const notices = {
  "notice.description": "Write together in the browser, on your own machine.",
  "notice.home": "Go to your documents",
  "notice.notFound.title": "There is nothing to open here",
  "notice.notFound.text":
    "The address may be mistyped, or the document is not shared with you. If somebody sent you here, ask them for a link.",
  "notice.notFound.tab": "Not found",
  "notice.failed.title": "This page could not be shown",
  "notice.failed.text": "The server did not answer as it should. Your documents are not affected.",
  "notice.partMissing": "A part of this page could not be loaded. What you wrote is not affected.",
  "notice.reload": "Reload",
  "notice.link.revoked.title": "This link no longer works",
  "notice.link.revoked.text": "It was withdrawn or replaced. Ask whoever sent it for a new one.",
  "notice.link.tooMany.title": "Too many tries",
  "notice.link.tooMany.text":
    "Too many links were tried from your network. Wait a minute, then open yours again.",
  "notice.link.failed.text": "Something went wrong on our side. Open the link again in a moment.",
  "notice.link.unknown.title": "This link leads nowhere",
  "notice.link.unknown.text":
    "It may be incomplete: links are easily cut when they are copied. Ask whoever sent it for a new one.",
  "notice.identity.title": "Is this your browser?",
  "notice.identity.text":
    "Continue to use Quire here as the person this link was made for, with their name and documents. The link works once.",
  "notice.identity.continue": "Continue",
  "notice.identity.wrong.title": "This link does not work",
  "notice.identity.wrong.text":
    "It works once and for a short time. Make a new one on your other device, under Settings, or ask whoever runs this Quire.",
  "notice.identity.failed.title": "That did not work just now",
  "notice.identity.failed.text": "Wait a minute, then open the link again.",

  "notice.link.password.title": "This link needs a password",
  "notice.link.password.text": "Whoever sent you the link knows it.",
  "notice.link.password.field": "Password",
  "notice.link.password.open": "Open",
  "notice.link.password.wrong": "That is not it. Try again.",
  "notice.link.invitation.title": "An invitation for {name}",
  "notice.link.invitation.text": "It works once, for one person. Continue if that is you.",
  "notice.link.invitation.continue": "Continue",
  "notice.link.ended.title": "This link has ended",
  "notice.link.ended.text": "It was made to work for a while. Ask whoever sent it for a new one.",
  "notice.link.used.title": "This invitation was used already",
  "notice.link.used.text":
    "It works once, for one person. If that was you on another device, open the document there.",
  "notice.link.removed.title": "You were removed from this document",
  "notice.link.removed.text": "An owner ended your access. Ask them for a new link.",

  "notice.members.title": "This Quire is for its members",
  "notice.members.text": "Ask whoever runs it for a link of your own.",
  "notice.members.again": "Try again",
} as const;
