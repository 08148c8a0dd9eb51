import { describe, expect, it } from "vitest";
import { sampleLink } from "#components/testing/sample-link.ts";
import type { LinkRole } from "#lib/collab/role.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { memberSentence, opensForAnyone, ownerSentence } from "./access-sentence.ts";

describe("ownerSentence", () => {
  it.each<[LinkRole[], number, string]>([
    [[], 0, "Only you can open this document."],
    [[], 1, "You and 1 other person can open this document."],
    [[], 4, "You and 4 other people can open this document."],
    [["edit"], 0, "Anyone with the link can edit."],
    [["view"], 1, "Anyone with the link can view; 1 other person has access."],
    [["edit", "edit"], 0, "Anyone with one of the links can edit."],
    [["edit", "view"], 0, "Anyone with a link can view or edit, depending on the link."],
    [
      ["edit", "view", "comment", "view"],
      3,
      "Anyone with a link can view, comment or edit, depending on the link; 3 other people have access.",
    ],
  ])("%j and %d others", (roles, others, sentence) => {
    expect(
      ownerSentence(
        roles.map((role) => ({ role, hasPassword: false })),
        others,
        englishTexts,
      ),
    ).toBe(sentence);
  });

  it("names the password when no link opens without one", () => {
    const [safe, open] = [
      { role: "edit", hasPassword: true },
      { role: "edit", hasPassword: false },
    ] as const;
    expect(ownerSentence([safe], 0, englishTexts)).toBe("Anyone with the link and its password can edit.");
    expect(ownerSentence([safe, open], 0, englishTexts)).toBe("Anyone with one of the links can edit.");
  });
});

describe("opensForAnyone", () => {
  const link = sampleLink();
  it("leaves out links that have ended, and invitations", () => {
    expect(opensForAnyone(link, 5)).toBe(true);
    expect(opensForAnyone({ ...link, expiresAt: 6 }, 5)).toBe(true);
    expect(opensForAnyone({ ...link, expiresAt: 5 }, 5)).toBe(false);
    expect(opensForAnyone({ ...link, invitation: { name: "Bo", isTaken: false } }, 5)).toBe(false);
  });
});

describe("memberSentence", () => {
  it("says what you may do and whose document it is", () => {
    expect(memberSentence("view", "Calm Otter", englishTexts)).toBe(
      "You can read this document; Calm Otter owns it and decides who comes in.",
    );
  });
});
