import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";

type Freeze = NonNullable<DocumentSnapshot["frozen"]>;

interface FreezeWay {
  /** Where the way out leads: the same page anew, or the list of documents. */
  wayOut: "reload" | "home";
  /** A new document could hold what this one did. */
  mayBecomeNew: boolean;
}

/** Where the page leads when it may not go on. What it says is under `frozen.` in the catalogue. */
export const freezeWays: Record<Freeze, FreezeWay> = {
  forbidden: {
    wayOut: "home",
    mayBecomeNew: true,
  },
  gone: {
    wayOut: "home",
    mayBecomeNew: true,
  },
  downgraded: {
    wayOut: "reload",
    mayBecomeNew: true,
  },
  otherIncarnation: {
    wayOut: "reload",
    mayBecomeNew: true,
  },
  tooLarge: {
    wayOut: "reload",
    mayBecomeNew: false,
  },
  schemaTooOld: {
    wayOut: "reload",
    mayBecomeNew: false,
  },
  unauthorized: {
    wayOut: "reload",
    mayBecomeNew: false,
  },
  badMessage: {
    wayOut: "reload",
    mayBecomeNew: true,
  },
};
