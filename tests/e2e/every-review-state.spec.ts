/** Comments, suggestions and the bell in each of their states, looked at by axe. QUIRE_SHOTS=<folder> keeps a picture of each. */
import { lookAt, looksAtAll, type Size, sizes } from "./support/look-at.ts";
import type { Person } from "./support/person.ts";
import {
  addedIn,
  boxOf,
  commentsOf,
  fieldOf,
  isSuggesting,
  marksIn,
  named,
  post,
  selectLast,
  threadsOf,
} from "./support/review.ts";
import { expect, test } from "./support/test.ts";

/** Fills Ada's new document: a thread of the two and two suggestions of Cleo's, who may comment. Then both go to their window. */
async function begin(ada: Person, cleo: Person, size: Size): Promise<void> {
  await ada.createDocument();
  await ada.title.fill("Plan");
  await ada.write("# Plan\nThe quick brown fox jumps\nAnother line of text to talk about");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));
  await selectLast(ada, 5);
  await named(ada, "Add comment").click();
  await post(ada, "Is this the best word?");
  await marksIn(cleo).click();
  await post(cleo, "I think it is.");
  await cleo.body.getByText("The quick").dblclick({ position: { x: 40, y: 10 } });
  await cleo.page.keyboard.press("Control+Alt+s");
  await isSuggesting(cleo);
  await cleo.page.keyboard.type("slow");
  await cleo.page.keyboard.press("Escape");
  await cleo.body.press("Control+End");
  await cleo.page.keyboard.type(", and more");
  await cleo.page.keyboard.press("Escape");
  await expect(addedIn(ada)).toHaveCount(2);
  for (const { page } of [ada, cleo]) await page.setViewportSize(sizes[size]);
}

/** States that are made of the same pieces as others: for who looks at all, or keeps pictures. */
async function seeMore(
  ada: Person,
  cleo: Person,
  see: (person: Person, state: string) => Promise<void>,
): Promise<void> {
  const open = async (person: Person) => {
    if ((await commentsOf(person).getByRole("heading").count()) === 0)
      await named(person, "Comments").click();
  };
  await open(cleo);
  const talk = cardOf(cleo, "I think it is.");
  await talk.getByRole("button", { name: "Show in text" }).click();
  await talk.getByRole("button", { name: "Delete" }).click();
  await see(cleo, "deleting a comment");
  await talk.getByRole("button", { name: "Cancel" }).click();
  await talk.getByRole("button", { name: "Edit" }).click();
  await see(cleo, "changing a comment");
  await cleo.page.keyboard.press("Escape");
  await cleo.page.route("**/comments/**", (route) => route.abort());
  await boxOf(cleo).fill("And another thing");
  await commentsOf(cleo).getByRole("button", { name: "Post" }).click();
  await expect(commentsOf(cleo).getByRole("alert")).toBeVisible();
  await see(cleo, "a reply that was not posted");
  await cardOf(cleo, "slow").getByRole("button", { name: "Show in text" }).click();
  await see(cleo, "one’s own suggestion");
  await cleo.page.unroute("**/comments/**");
  await commentsOf(cleo).getByRole("button", { name: "Close panel" }).click();

  await open(ada);
  // It shows what it did when it was closed: what is resolved.
  await commentsOf(ada).getByRole("radio", { name: "Open" }).check({ force: true });
  await cardOf(ada, "I think it is.").getByRole("button", { name: "Resolve" }).click();
  await cardOf(ada, "slow").getByRole("button", { name: "Accept" }).click();
  await expect(ada.page.getByText("Accepted. The change is in the text.")).toBeVisible();
  await see(ada, "just accepted");
  await commentsOf(ada).getByRole("radio", { name: "Resolved" }).check({ force: true });
  await expect(threadsOf(ada)).toHaveCount(2);
  await see(ada, "resolved and decided");
  await commentsOf(ada).getByRole("button", { name: "Panel options" }).click();
  await see(ada, "options of the panel");
  await ada.page.keyboard.press("Escape");
}

const cardOf = (person: Person, text: string) => threadsOf(person).filter({ hasText: text });

for (const size of ["desktop", "phone"] as const) {
  test(`axe finds nothing in comments, suggestions and the bell: ${size}`, async ({ newPerson }) => {
    // Ten states.
    test.setTimeout(300_000);
    const [ada, cleo] = [await newPerson(), await newPerson()];
    await begin(ada, cleo, size);
    const found: unknown[] = [];
    const see = async ({ page }: Person, state: string): Promise<void> => {
      found.push(await lookAt(page, `${size}, ${state}`));
    };
    await see(ada, "beside the text");
    await named(ada, "Comments").click();
    await expect(commentsOf(ada).getByText("I think it is.")).toBeVisible();
    await see(ada, "panel of comments");
    await cardOf(ada, "slow").getByRole("button", { name: "Show in text" }).click();
    await see(ada, "suggestion");
    await cardOf(ada, "I think it is.").getByRole("button", { name: "Reply" }).click();
    await boxOf(ada).pressSequentially("Yes, @");
    await expect(ada.page.getByRole("listbox", { name: "People" })).toBeVisible();
    await see(ada, "names in a comment");
    await boxOf(ada).fill("");
    await commentsOf(ada).getByRole("radio", { name: "Resolved" }).check({ force: true });
    await see(ada, "nothing resolved");
    await commentsOf(ada).getByRole("button", { name: "Close panel" }).click();

    await named(ada, "Notifications").click();
    await expect(
      ada.page.getByRole("dialog", { name: "Notifications" }).getByRole("listitem").first(),
    ).toBeVisible();
    await see(ada, "bell");
    await ada.page.keyboard.press("Escape");

    await cleo.body.press("Control+Home");
    await cleo.page.keyboard.type("My ");
    await expect(fieldOf(cleo)).toHaveText("My ");
    await see(cleo, "a commenter suggests");
    await cleo.page.keyboard.press("Escape");
    await named(cleo, "Suggesting").click();
    await expect(cleo.page.getByRole("radiogroup", { name: "What typing does" })).toBeVisible();
    await see(cleo, "what typing does");

    await ada.body.press("Control+Alt+s");
    await isSuggesting(ada);
    await ada.body.press("Control+End");
    await ada.page.keyboard.press("Shift+Home");
    await ada.page.keyboard.press("Delete");
    await expect(fieldOf(ada)).toBeVisible();
    await see(ada, "an editor suggests");
    if (looksAtAll) {
      await ada.page.keyboard.press("Escape");
      await seeMore(ada, cleo, see);
    }
    expect(Object.assign({}, ...found)).toEqual({});
  });
}
