import { expect, it } from "vitest";
import { catalogues, textsFor } from "./load-texts.ts";
import { createTexts } from "./texts.ts";

const english = createTexts("en", catalogues.en);
const german = createTexts("de", catalogues.de);

it("puts values in, and writes numbers as the language does", () => {
  expect(english("documents.moreAbout", { title: "Plan {count}" })).toBe("More about Plan {count}");
  expect(english("editor.words", { count: 1 })).toBe("1 word");
  expect(english("editor.words", { count: 1204 })).toBe("1,204 words");
  expect(german("editor.words", { count: 1204 })).toBe("1.204 Wörter");
  expect(english("share.uses", { count: 0 })).toBe("Not used yet");
});

it("says the five truths about saving in the contract's words", () => {
  expect([
    english("chip.saved"),
    english("chip.saving"),
    english("chip.on-device", { count: 1 }),
    english("chip.on-device", { count: 2 }),
    english("chip.not-saved"),
    english("chip.read-only"),
  ]).toEqual([
    "Saved",
    "Saving…",
    "Saved on this device, 1 change waiting",
    "Saved on this device, 2 changes waiting",
    "Not saved: keep this tab open",
    "Read-only",
  ]);
});

it("cuts a text around a value that is drawn", () => {
  expect(english.around("person.seenAs", "name")).toEqual(["Others see you as ", ""]);
});

it("finds the language of a request", () => {
  expect(textsFor(new Headers({ "accept-language": "de-CH" })).language).toBe("de");
  expect(textsFor(new Headers()).language).toBe("en");
});
