import { expectNoViolation } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { boxOf, commentsOf, marksIn, named, post, postNew, selectLast, threadsOf } from "./support/review.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

test("two people talk about a text: reply, resolve and reopen live; a viewer sees nothing of it", async ({
  newPerson,
}) => {
  const [ada, cleo, vic] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("# Talk\nThe first word and the last");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));
  await vic.open(await ada.share("view"));
  await expect(named(vic, "Comments")).toHaveCount(0);
  await expect(named(vic, "Add comment")).toHaveCount(0);

  await selectLast(ada, 4);
  await named(ada, "Add comment").click();
  await post(ada, "Is this the best word?");
  await expect(marksIn(ada)).toHaveText("last");

  await named(cleo, "Comments").click();
  await expect(threadsOf(cleo)).toHaveCount(1);
  await expect(marksIn(cleo)).toHaveText("last");
  const show = (filter: string) =>
    commentsOf(cleo).getByRole("radio", { name: filter, exact: true }).check({ force: true });
  await show("Mine");
  await expect(commentsOf(cleo).getByText("You take part in no thread yet.")).toBeVisible();
  await show("Open");
  await post(cleo, "It is.");
  await show("Mine");
  await expect(threadsOf(cleo)).toHaveCount(1);
  await show("Open");
  await expect(commentsOf(ada).getByText("It is.")).toBeVisible();
  await expectNoViolation(ada.page);
  await expectNoViolation(cleo.page);

  await commentsOf(cleo).getByRole("button", { name: "Resolve" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);
  await expect(marksIn(ada)).toHaveCount(0);
  // In the margin stands what is open; the panel has the rest.
  await named(ada, "Comments").click();
  await commentsOf(ada).getByRole("radio", { name: "Resolved" }).check({ force: true });
  await commentsOf(ada).getByRole("button", { name: "Reopen" }).click();
  await expect(threadsOf(cleo)).toHaveCount(1);
  await expect(marksIn(cleo)).toHaveText("last");

  // The viewer's page has asked for nothing, and shows nothing.
  await expect(marksIn(vic)).toHaveCount(0);
  await expect(commentsOf(vic)).toHaveCount(0);
});

test("a thread follows its text through edits and a reload, and stays when the text is gone", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.write("One two three");
  await selectLast(ada, 5);
  await ada.page.keyboard.press("Control+Alt+m");
  await post(ada, "A number");
  await ada.write(" four");
  // A click: for 200 ms after a focus without one, ProseMirror takes a caret at the start for Chrome's doing and puts it back.
  await ada.body.click();
  await ada.body.press("Control+Home");
  await ada.page.keyboard.type("Zero ");
  await expect(marksIn(ada)).toHaveText("three");
  await ada.isSaved();

  await ada.page.reload();
  await ada.isLive();
  await named(ada, "Comments").click();
  await expect(marksIn(ada)).toHaveText("three");
  await expect(ada.body).toHaveText("Zero One two three four");

  await ada.body.press("Control+a");
  await ada.page.keyboard.press("Delete");
  await expect(commentsOf(ada).getByText("The text of this thread was deleted.")).toBeVisible();
  await expect(commentsOf(ada).getByText("three", { exact: true })).toBeVisible();
  await ada.body.press("Control+z");
  await expect(marksIn(ada)).toHaveText("three");
  await expect(commentsOf(ada).getByText("The text of this thread was deleted.")).toHaveCount(0);
});

test("a commenter selects and comments, edits and deletes; a link opens the thread", async ({
  newPerson,
}) => {
  const [ada, cleo] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Read this closely");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));
  await cleo.body.getByText("Read this closely").dblclick({ position: { x: 10, y: 10 } });
  await named(cleo, "Add comment").click();
  await boxOf(cleo).fill("Half a thou");
  await cleo.page.keyboard.press("Escape");
  // What was typed waits for the next time.
  await named(cleo, "Add comment").click();
  await expect(boxOf(cleo)).toHaveValue("Half a thou");
  await post(cleo, "A whole thought");
  await expect(marksIn(cleo)).toHaveText("Read");

  await commentsOf(cleo).getByRole("button", { name: "Edit", exact: true }).click();
  await boxOf(cleo).fill("A better thought");
  await commentsOf(cleo).getByRole("button", { name: "Post" }).click();
  await expect(commentsOf(cleo).getByText("A better thought")).toBeVisible();

  await marksIn(ada).click();
  await expect(commentsOf(ada).getByText("A better thought")).toBeVisible();
  await commentsOf(cleo).getByRole("button", { name: "Delete" }).click();
  await commentsOf(cleo).getByRole("button", { name: "Delete" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);
});

/** By the menu of the block that the caret is in, or that is selected. */
async function commentOnBlock(person: Person, text: string): Promise<void> {
  await person.page.keyboard.press("Control+Shift+Enter");
  await person.page.getByRole("menuitem", { name: "Comment on this" }).click();
  await postNew(person, text);
}

test("a block is commented on from its menu: a paragraph, a cell, a picture, a line; and all of the text at once", async ({
  newPerson,
}) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 900 } });
  await ada.createDocument();
  await fillPage(ada);
  await ada.isSaved();
  await ada.body.locator("figure.picture img").click();
  await commentOnBlock(ada, "The picture");
  await expect(commentsOf(ada).getByText("Something without words")).toBeVisible();
  await ada.body.locator("hr").click();
  await commentOnBlock(ada, "The line");
  await ada.body.getByText("Rome").click();
  await commentOnBlock(ada, "The cell");
  await ada.body.getByText("Mind the gap.").click();
  await commentOnBlock(ada, "The callout");
  await expect(marksIn(ada)).toHaveCount(4);
  await expect(marksIn(ada).filter({ has: ada.page.locator("img") })).toHaveCount(1);

  await ada.body.press("Control+a");
  await ada.page.keyboard.press("Control+Alt+m");
  await postNew(ada, "All of it");
  await ada.isSaved();
  await ada.page.reload();
  await ada.isLive();
  await ada.body.hover();
  // Each has its place again. A click on a picture leads to its thread as one on words does.
  await expect(named(ada, "Comments")).toHaveAccessibleDescription("5 open");
  await ada.body.locator("figure.picture.comment-mark img").click();
  await expect(boxOf(ada)).toBeVisible();
  await expect(commentsOf(ada).getByText("The picture")).toBeVisible();
});
