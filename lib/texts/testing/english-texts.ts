import { catalogues } from "../load-texts.ts";
import { createTexts } from "../texts.ts";

/** English, for tests of things that are handed their texts. */
export const englishTexts = createTexts("en", catalogues.en);
