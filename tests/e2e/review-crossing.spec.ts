/** A review while things go wrong, or two do the same: the connection goes, a role shrinks, two decide at once. */
import type { Page } from "@playwright/test";
import type { Person } from "./support/person.ts";
import {
  addedIn,
  boxOf,
  commentsOf,
  fieldOf,
  isSuggesting,
  named,
  saidIn,
  selectLast,
  struckIn,
  suggest,
  textOf,
  threadsOf,
} from "./support/review.ts";
import { expect, test } from "./support/test.ts";

// Some ten seconds; on a machine that has other work, several times that.
test.setTimeout(150_000);

/** Wider than cards need. */
const wide = { viewport: { width: 1440, height: 900 } };

test("the connection goes while a suggestion is typed: the chip says so, nothing is lost, and it arrives by itself", async ({
  newPerson,
}) => {
  const [ada, cleo] = [await newPerson(wide), await newPerson(wide)];
  await ada.createDocument();
  await ada.write("A line of text");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));
  await cleo.body.click();
  await cleo.page.keyboard.press("Control+Alt+s");
  await isSuggesting(cleo);
  await expect(cleo.chip).toHaveAccessibleName("Saved");
  await cleo.page.keyboard.press("Control+End");
  await cleo.page.keyboard.type(" with");
  await expect(addedIn(ada)).toHaveText(" with");
  await expect(cleo.chip).toHaveAccessibleName("Saved");

  await cleo.context.setOffline(true);
  await cleo.page.keyboard.type(" an end");
  await expect(cleo.chip).toHaveAccessibleName("Saved on this device, 1 change waiting");
  // The field is still open, and goes on taking what is typed.
  await cleo.page.keyboard.type("ing");
  await expect(fieldOf(cleo)).toHaveText(" with an ending");
  await cleo.page.keyboard.press("Escape");
  await expect(commentsOf(cleo).getByText("Not sent yet.")).toBeVisible();
  await commentsOf(cleo)
    .getByRole("button", { name: /Not sent yet/ })
    .click();
  await expect(commentsOf(cleo).getByRole("alert")).toContainText("Quire cannot be reached");
  await expect(commentsOf(cleo).getByRole("button", { name: "Send now" })).toBeVisible();
  await expect(addedIn(ada)).toHaveText(" with");

  await cleo.context.setOffline(false);
  await expect(addedIn(ada)).toHaveText(" with an ending", { timeout: 40_000 });
  await expect(cleo.chip).toHaveAccessibleName("Saved", { timeout: 40_000 });
  await expect(commentsOf(cleo).getByText("Not sent yet.")).toHaveCount(0);
  await expect(threadsOf(ada)).toHaveCount(1);
  expect(await textOf(ada)).toEqual(["A line of text"]);
});

test("the connection goes while a comment is written: it says so, keeps the words, and is posted once after the return", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(wide), await newPerson(wide)];
  await ada.createDocument();
  await ada.write("A line of text");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await bob.body.click();
  await selectLast(bob, 4);
  await bob.page.keyboard.press("Control+Alt+m");
  await expect(boxOf(bob)).toBeFocused();
  await bob.page.keyboard.type("Which");
  await bob.context.setOffline(true);
  await bob.page.keyboard.type(" text?");
  const postIt = commentsOf(bob).getByRole("button", { name: "Post" });
  await postIt.click();
  await expect(commentsOf(bob).getByRole("alert")).toContainText("This was not posted.");
  await expect(boxOf(bob)).toHaveValue("Which text?");
  await boxOf(bob).press("End");
  await bob.page.keyboard.type(" Whose?");

  await bob.context.setOffline(false);
  await postIt.click();
  await expect(saidIn(bob, "Which text? Whose?")).toBeVisible();
  await expect(commentsOf(ada).getByText("Which text? Whose?")).toBeVisible();
  await expect(threadsOf(ada)).toHaveCount(1);
  await expect(commentsOf(bob).getByRole("alert")).toHaveCount(0);
});

/** Holds the calls that decide about a suggestion until they are let go. */
async function holdDecisions(page: Page): Promise<{ asked: Promise<unknown>; letGo: () => void }> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = page.waitForRequest(/\/decide$/, { timeout: 30_000 });
  await page.route(/\/decide$/, async (route) => {
    await held;
    await route.continue();
  });
  return { asked, letGo };
}

test("two accept the same suggestion at once: it is applied once, and both see so", async ({ newPerson }) => {
  const [ada, bob, cleo] = [await newPerson(wide), await newPerson(wide), await newPerson()];
  await ada.createDocument();
  await ada.write("red green");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await cleo.open(await ada.share("comment"));
  await cleo.body.click();
  await cleo.page.keyboard.press("Control+Alt+s");
  await isSuggesting(cleo);
  await cleo.page.keyboard.press("Control+End");
  await cleo.page.keyboard.type(" blue");
  await cleo.page.keyboard.press("Escape");

  const editors = [ada, bob];
  const held = [];
  for (const editor of editors) {
    await addedIn(editor).click();
    held.push(await holdDecisions(editor.page));
  }
  for (const [at, editor] of editors.entries()) {
    await commentsOf(editor).getByRole("button", { name: "Accept" }).click();
    await held[at]?.asked;
  }
  for (const { letGo } of held) letGo();
  for (const person of [ada, bob, cleo]) {
    await expect.poll(() => textOf(person)).toEqual(["red green blue"]);
    await expect(addedIn(person)).toHaveCount(0);
  }
  for (const { page } of editors) await expect(page.getByText(/^Accepted(\. The change| by )/)).toBeVisible();
  // Nothing comes behind it.
  await ada.body.press("Control+End");
  await ada.page.keyboard.type("!");
  await expect.poll(() => textOf(bob)).toEqual(["red green blue!"]);
});

/** Makes the owner's one link one to view or to comment. */
async function changeLink(owner: Person, to: "View" | "Comment"): Promise<void> {
  await owner.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog
    .getByRole("radiogroup", { name: "What it allows" })
    .getByRole("radio", { name: to })
    .check({ force: true });
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("button", { name: new RegExp(`: Can ${to.toLowerCase()}$`) })).toBeVisible();
  await owner.page.keyboard.press("Escape");
}

test("an editor becomes a commenter while a suggestion is typed: it goes on", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("one two");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await suggest(bob);
  await selectLast(bob, 3);
  await bob.page.keyboard.type("three");
  await expect(struckIn(ada)).toHaveText("two");
  await changeLink(ada, "Comment");
  await expect(bob.page.getByText(/^You can now comment on this document/)).toBeVisible();
  await isSuggesting(bob);
  await bob.body.press("Control+End");
  await bob.page.keyboard.type(" four");
  await expect(fieldOf(bob)).toHaveText(/ four$/);
  await bob.page.keyboard.press("Escape");
  await expect(addedIn(ada).last()).toHaveText(/ four$/);
  expect(await textOf(ada)).toEqual(["one two"]);
});

test("somebody may only read from now on while they suggest: what did not arrive is shown, kept, and sent when they may again", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("one two");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await suggest(bob);
  await bob.body.click();
  await bob.body.press("Control+End");
  // Nothing of it gets through before the role is gone.
  await bob.page.route("**/comments", (route) => route.abort());
  await bob.page.keyboard.type(" three");
  await expect(fieldOf(bob)).toHaveText(" three");
  await changeLink(ada, "View");
  await expect(bob.page.getByText("You can now only read this document")).toBeVisible();
  await expect(fieldOf(bob)).toHaveCount(0);
  await bob.page.unroute("**/comments");
  await expect(bob.page.getByText("A suggestion of yours was not sent")).toBeVisible();
  await expect(bob.page.getByText("Add “ three”").first()).toBeVisible();
  await expect(named(bob, "Copy my changes")).toBeVisible();

  await bob.page.reload();
  await expect(bob.page.getByText("A suggestion of yours was not sent")).toBeVisible();
  await expect(threadsOf(ada)).toHaveCount(0);
  await bob.open(await ada.share("comment"));
  await expect(addedIn(ada)).toHaveText(" three");
  await expect(bob.page.getByText("A suggestion of yours was not sent")).toHaveCount(0);
  expect(await textOf(ada)).toEqual(["one two"]);
});
