import { expectNoViolation } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { activeIn, boxOf, commentsOf, marksIn, post } from "./support/review.ts";
import { expect, test } from "./support/test.ts";

const bellOf = (person: Person) => person.page.getByRole("button", { name: "Notifications" });
const listOf = (person: Person) => person.page.getByRole("dialog", { name: "Notifications" });
const rings = (person: Person, words: string) =>
  expect(bellOf(person)).toHaveAccessibleDescription(words, { timeout: 20_000 });

/** A document of Ada's with a thread, and a commenter who is elsewhere in a document of their own. */
async function begin(newPerson: () => Promise<Person>) {
  const [ada, cleo] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("Plan");
  await ada.write("# Plan\nThe first word and the last");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));
  await cleo.page.goto("/");
  await cleo.createDocument();
  await cleo.write("# Mine");
  await ada.body.getByText("The first word").dblclick({ position: { x: 12, y: 12 } });
  await ada.page.keyboard.press("Control+Alt+m");
  return { ada, cleo };
}

test("a mention is completed by keys, rings at once in another document, and leads to its thread", async ({
  newPerson,
}) => {
  const { ada, cleo } = await begin(newPerson);
  await bellOf(cleo).hover();
  await boxOf(ada).pressSequentially("Look, @");
  const names = ada.page.getByRole("listbox", { name: "People" });
  await expect(names.getByRole("option")).toHaveCount(1);
  const name = (await names.getByRole("option").innerText()).replace(/^@\s*/, "");
  await expectNoViolation(ada.page);
  const current = await names.getByRole("option", { selected: true }).getAttribute("id");
  expect(current).not.toBeNull();
  await expect(boxOf(ada)).toHaveAttribute("aria-activedescendant", current ?? "");
  await ada.page.keyboard.press("Escape");
  await expect(names).toHaveCount(0);
  await boxOf(ada).press("Backspace");
  await boxOf(ada).pressSequentially(`@${name.slice(0, 3).toLowerCase()}`);
  await ada.page.keyboard.press("Enter");
  await expect(boxOf(ada)).toHaveValue(`Look, @${name} `);
  await ada.page.keyboard.type("please");
  await ada.page.keyboard.press("Control+Enter");
  await expect(commentsOf(ada).getByText(`@${name}`, { exact: true })).toBeVisible();

  await rings(cleo, "1 new");
  await bellOf(cleo).click();
  await expect(listOf(cleo).getByText(/mentioned you/)).toBeVisible();
  await expectNoViolation(cleo.page);
  await listOf(cleo).getByRole("link").click();
  await cleo.page.waitForURL(/#c-/);
  await expect(commentsOf(cleo).getByText("please")).toBeVisible();
  await expect(activeIn(cleo)).toHaveText("The");
  await rings(cleo, "");
});

test("replies ring; one is marked read, then all; a muted document is silent", async ({ newPerson }) => {
  const { ada, cleo } = await begin(newPerson);
  await post(ada, "What about this?");
  await ada.page.goto("/");
  await cleo.page.goto("/");
  await cleo.page.getByRole("link", { name: "Plan" }).click();
  await cleo.isLive();
  // A sign of life: comments are not among what a page fetches first.
  await cleo.body.hover();
  await marksIn(cleo).click();
  await post(cleo, "Good");
  await post(cleo, "Very good");

  // The home page asks when somebody comes back to it.
  await ada.page.reload();
  await rings(ada, "2 new");
  await bellOf(ada).click();
  const items = listOf(ada).getByRole("listitem");
  await items.first().getByRole("button", { name: "Options for this entry" }).click();
  await ada.page.getByRole("menuitem", { name: "Mark as read" }).click();
  await rings(ada, "1 new");
  await listOf(ada).getByRole("button", { name: "Mark all as read" }).click();
  await rings(ada, "");
  await items.first().getByRole("button", { name: "Options for this entry" }).click();
  await ada.page.getByRole("menuitem", { name: "Mute this document" }).click();
  await expect(ada.page.getByText("You will hear nothing more of “Plan”.")).toBeVisible();

  // Open beside its text again, it shows what comes without a ring, and can be heard again from the panel.
  await items.first().getByRole("link").click();
  await expect(commentsOf(ada).getByText("Very good")).toBeVisible();
  await post(cleo, "One more");
  await expect(commentsOf(ada).getByText("One more")).toBeVisible();
  await rings(ada, "");
  const options = commentsOf(ada).getByRole("button", { name: "Panel options" });
  await ada.page.getByRole("button", { name: "Comments", exact: true }).click();
  await options.click();
  const mute = ada.page.getByRole("menuitemcheckbox", { name: "Mute this document" });
  await expect(mute).toHaveAttribute("aria-checked", "true");
  await mute.click();
  await post(cleo, "And another");
  await rings(ada, "1 new");
});

test("a request rings, and leads to the question; the answer rings as something shared", async ({
  newPerson,
}) => {
  const [ada, vic] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("Plan");
  await ada.write("May I?");
  await ada.isSaved();
  await vic.open(await ada.share("view"));
  await ada.page.goto("/");
  await vic.page.getByRole("button", { name: "Viewing" }).click();
  await vic.page.getByRole("button", { name: "Ask to edit" }).click();
  await expect(vic.page.getByText("The owners are asked.")).toBeVisible();
  await vic.page.goto("/");

  await ada.page.reload();
  await rings(ada, "1 new");
  await bellOf(ada).click();
  await listOf(ada).getByRole("link", { name: "asks for access" }).click();
  const question = ada.page.getByRole("status").filter({ hasText: "asks to edit" });
  await question.getByRole("button", { name: "Allow" }).click();
  await expect(question).toHaveCount(0);
  await rings(ada, "");

  await vic.page.reload();
  await rings(vic, "1 new");
  await bellOf(vic).click();
  await listOf(vic).getByRole("link", { name: "shared a document with you" }).click();
  await vic.isSaved();
  await vic.write(" Thank you.");
  await expect(ada.body).toContainText("May I? Thank you.");
});

test("an empty bell says so, and one that cannot be asked offers to try again", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 390, height: 780 } });
  await ada.page.route("**/api/me/notices", (route) => route.abort());
  await ada.page.goto("/");
  await bellOf(ada).click();
  await expect(listOf(ada).getByRole("alert")).toContainText("News could not be loaded.");
  await expectNoViolation(ada.page);
  await ada.page.unroute("**/api/me/notices");
  await listOf(ada).getByRole("button", { name: "Try again" }).click();
  await expect(listOf(ada).getByText(/^Nothing yet/)).toBeVisible();
  await expectNoViolation(ada.page);
});
