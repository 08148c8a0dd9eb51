/** How a document's body lies in its Y.Doc: a Y.XmlFragment "prosemirror" or a flat Y.Text "body". */
export const documentFormats = ["xml", "text"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** The names of the shared types at a Y.Doc's root. */
export const roots = { xmlBody: "prosemirror", textBody: "body", title: "title" } as const;

/** What this build of Quire reads and writes. A document with a higher number is opened read-only. */
export const schemaVersion = 1;

/** The format that new documents get when nobody asks for one. */
export const newDocumentFormat: DocumentFormat = "text";
