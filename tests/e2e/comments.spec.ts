import { expectNoViolation } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

const named = (person: Person, name: string) => person.page.getByRole("button", { name, exact: true });
const panelOf = (person: Person) => person.page.getByRole("complementary", { name: "Comments" });
const threadsOf = (person: Person) => panelOf(person).getByRole("listitem");
const marksOf = (person: Person) => person.body.locator(".comment-mark");

/** Selects the last letters of the text, as a hand on the keyboard does. */
async function selectLast(person: Person, letters: number): Promise<void> {
  await person.body.press("Control+End");
  for (let letter = 0; letter < letters; letter++) await person.body.press("Shift+ArrowLeft");
}

async function post(person: Person, text: string): Promise<void> {
  await panelOf(person).getByRole("textbox", { name: "Comment" }).fill(text);
  await panelOf(person).getByRole("button", { name: "Post" }).click();
  // Not the box, which holds the same words until they are posted.
  await expect(panelOf(person).getByRole("paragraph").filter({ hasText: text })).toBeVisible();
}

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
  await expect(marksOf(ada)).toHaveText("last");

  await named(cleo, "Comments").click();
  await expect(threadsOf(cleo)).toHaveCount(1);
  await expect(marksOf(cleo)).toHaveText("last");
  await post(cleo, "It is.");
  await expect(panelOf(ada).getByText("It is.")).toBeVisible();
  await expectNoViolation(ada.page);
  await expectNoViolation(cleo.page);

  await panelOf(cleo).getByRole("button", { name: "Resolve" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);
  await expect(marksOf(ada)).toHaveCount(0);
  // In the margin stands what is open; the panel has the rest.
  await named(ada, "Comments").click();
  await panelOf(ada).getByRole("radio", { name: "Resolved" }).check({ force: true });
  await panelOf(ada).getByRole("button", { name: "Reopen" }).click();
  await expect(threadsOf(cleo)).toHaveCount(1);
  await expect(marksOf(cleo)).toHaveText("last");

  // The viewer's page has asked for nothing, and shows nothing.
  await expect(marksOf(vic)).toHaveCount(0);
  await expect(panelOf(vic)).toHaveCount(0);
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
  await expect(marksOf(ada)).toHaveText("three");
  await ada.isSaved();

  await ada.page.reload();
  await ada.isLive();
  await named(ada, "Comments").click();
  await expect(marksOf(ada)).toHaveText("three");
  await expect(ada.body).toHaveText("Zero One two three four");

  await ada.body.press("Control+a");
  await ada.page.keyboard.press("Delete");
  await expect(panelOf(ada).getByText("The text of this thread was deleted.")).toBeVisible();
  await expect(panelOf(ada).getByText("three", { exact: true })).toBeVisible();
  await ada.body.press("Control+z");
  await expect(marksOf(ada)).toHaveText("three");
  await expect(panelOf(ada).getByText("The text of this thread was deleted.")).toHaveCount(0);
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
  await panelOf(cleo).getByRole("textbox", { name: "Comment" }).fill("Half a thou");
  await cleo.page.keyboard.press("Escape");
  // What was typed waits for the next time.
  await named(cleo, "Add comment").click();
  await expect(panelOf(cleo).getByRole("textbox", { name: "Comment" })).toHaveValue("Half a thou");
  await post(cleo, "A whole thought");
  await expect(marksOf(cleo)).toHaveText("Read");

  await panelOf(cleo).getByRole("button", { name: "Edit", exact: true }).click();
  await panelOf(cleo).getByRole("textbox", { name: "Comment" }).fill("A better thought");
  await panelOf(cleo).getByRole("button", { name: "Post" }).click();
  await expect(panelOf(cleo).getByText("A better thought")).toBeVisible();

  await marksOf(ada).click();
  await expect(panelOf(ada).getByText("A better thought")).toBeVisible();
  await panelOf(cleo).getByRole("button", { name: "Delete" }).click();
  await panelOf(cleo).getByRole("button", { name: "Delete" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);
});
