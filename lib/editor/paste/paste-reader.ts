/** Everything that is done with what comes in. Fetched by the first paste (clipboard/late-reader.ts): nobody needs it to open a document. */
export { insertInSteps } from "./insert-in-steps.ts";
export { callOffPasting } from "./pasting.ts";
export { readAtOnce } from "./read-pasted-html.ts";
export { hintsOf, pasteWords, takePaste } from "./take-paste.ts";
