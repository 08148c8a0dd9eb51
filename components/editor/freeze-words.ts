import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";

type Freeze = NonNullable<DocumentSnapshot["frozen"]>;

interface FreezeWords {
  title: string;
  /** Said when everything typed here was saved before. */
  text: string;
  /** Where the way out leads: the same page anew, or the list of documents. */
  wayOut: "reload" | "home";
  /** A new document could hold what this one did. */
  mayBecomeNew: boolean;
}

/** What the page says when it may not go on, and where it leads. */
export const freezeWords: Record<Freeze, FreezeWords> = {
  forbidden: {
    title: "You no longer have access to this document",
    text: "The link was revoked, or your access was removed. You see the document as it was.",
    wayOut: "home",
    mayBecomeNew: true,
  },
  gone: {
    title: "This document was deleted",
    text: "You see it as it was.",
    wayOut: "home",
    mayBecomeNew: true,
  },
  downgraded: {
    title: "You can now only read this document",
    text: "Your role was changed while you were here.",
    wayOut: "reload",
    mayBecomeNew: true,
  },
  otherIncarnation: {
    title: "This document was replaced by another version",
    text: "Reload to go on with the new one.",
    wayOut: "reload",
    mayBecomeNew: true,
  },
  tooLarge: {
    title: "This document has reached its size limit",
    text: "It can still be read. Remove something to be able to write again.",
    wayOut: "reload",
    mayBecomeNew: false,
  },
  schemaTooOld: {
    title: "This page is older than the document",
    text: "Reload to get the newest version of Quire.",
    wayOut: "reload",
    mayBecomeNew: false,
  },
  unauthorized: {
    title: "Your session has ended",
    text: "Reload to go on.",
    wayOut: "reload",
    mayBecomeNew: false,
  },
  badMessage: {
    title: "Something went wrong between this page and the server",
    text: "Reload to go on.",
    wayOut: "reload",
    mayBecomeNew: true,
  },
};
