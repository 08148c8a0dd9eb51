/** A whole review without a pointer: from the text to its threads, from one to the next, and back. */
import type { Person } from "./support/person.ts";
import {
  activeIn,
  addedIn,
  boxOf,
  commentsOf,
  fieldOf,
  saidIn,
  textOf,
  threadsOf,
} from "./support/review.ts";
import { expect, test } from "./support/test.ts";

// Some ten seconds; on a machine that has other work, several times that.
test.setTimeout(150_000);

const focused = ({ page }: Person) => page.locator(":focus");

/** Tab, until the control of that name has the focus: what stands before it may be more or less. */
async function tabTo({ page }: Person, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveAccessibleName(name, { timeout: 250 });
  }).toPass({ intervals: [0] });
}

/** F6 from part to part, until it is the threads'. */
async function goToThreads(person: Person): Promise<void> {
  await expect(async () => {
    await person.page.keyboard.press("F6");
    await expect(commentsOf(person).locator(":focus")).toHaveCount(1, { timeout: 250 });
  }).toPass({ intervals: [0] });
}

/** Comments on the word before the caret. */
async function commentOnWord(person: Person, text: string): Promise<void> {
  await person.page.keyboard.press("Control+Shift+ArrowLeft");
  await person.page.keyboard.press("Control+Alt+m");
  await expect(boxOf(person)).toBeFocused();
  await person.page.keyboard.type(text);
  await person.page.keyboard.press("Control+Enter");
  await expect(saidIn(person, text)).toBeVisible();
  await expect(person.body).toBeFocused();
}

test("begin a thread, walk, reply, edit, suggest, accept, reject, resolve: all by keys", async ({
  newPerson,
}) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 900 } });
  const { page } = ada;
  await ada.createDocument();
  await page.keyboard.type("zero alpha beta gamma");
  await ada.isSaved();
  await commentOnWord(ada, "About gamma");
  await page.keyboard.press("End");
  for (let word = 0; word < 2; word++) await page.keyboard.press("Control+ArrowLeft");
  await commentOnWord(ada, "About alpha");

  // From the text to the next thread, into its card, and along the cards.
  await page.keyboard.press("Alt+j");
  await expect(activeIn(ada)).toHaveText("gamma");
  await goToThreads(ada);
  await expect(focused(ada)).toHaveAccessibleName("Show in text");
  await page.keyboard.press("Alt+j");
  await expect(activeIn(ada)).toHaveText(/^alpha/);
  await expect(commentsOf(ada).locator("[data-active] :focus")).toHaveAccessibleName("Show in text");
  await page.keyboard.press("Alt+k");
  await expect(activeIn(ada)).toHaveText("gamma");
  await expect(commentsOf(ada).locator("[data-active] :focus")).toHaveAccessibleName("Show in text");

  // A reply; then what was said is changed, and the focus is where it was.
  await tabTo(ada, "Comment");
  await page.keyboard.type("A reply");
  await page.keyboard.press("Control+Enter");
  await expect(saidIn(ada, "A reply")).toBeVisible();
  await expect(boxOf(ada)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(focused(ada)).toHaveAccessibleName("Delete");
  await page.keyboard.press("Enter");
  await expect(focused(ada)).toHaveAccessibleName("Cancel");
  await page.keyboard.press("Enter");
  await expect(focused(ada)).toHaveAccessibleName("Edit");
  await page.keyboard.press("Enter");
  await expect(boxOf(ada)).toBeFocused();
  await page.keyboard.type(" to it");
  await page.keyboard.press("Control+Enter");
  await expect(saidIn(ada, "A reply to it")).toBeVisible();
  await expect(focused(ada)).toHaveAccessibleName("Edit");

  // Resolved, it goes, and the next card has the focus: Enter opens it, Esc leads back to the text.
  await page.keyboard.press("Alt+j");
  await page.keyboard.press("Alt+k");
  await tabTo(ada, "Resolve");
  await page.keyboard.press("Enter");
  await expect(threadsOf(ada)).toHaveCount(1);
  await expect(commentsOf(ada).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(commentsOf(ada).locator("[data-active] :focus")).toHaveAccessibleName("Show in text");
  await page.keyboard.press("Escape");
  await expect(ada.body).toBeFocused();

  // Two suggestions; one is accepted, and the focus goes to the other, which is withdrawn.
  await page.keyboard.press("Control+Alt+s");
  await expect(page.getByRole("button", { name: "Suggesting" })).toBeVisible();
  // ProseMirror sets its caret once more, 20 ms after the text took the focus.
  await expect(async () => {
    await page.keyboard.press("Control+End");
    expect(await page.evaluate(() => getSelection()?.anchorNode?.textContent)).toBe("beta gamma");
  }).toPass();
  await expect(async () => {
    await page.keyboard.type(" delta");
    await expect(fieldOf(ada)).toHaveText(/delta$/, { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.type("my ");
  await page.keyboard.press("Escape");
  await expect(addedIn(ada)).toHaveCount(2);
  await expect(ada.chip).toHaveAccessibleName("Saved");
  await page.keyboard.press("Alt+j");
  await expect(activeIn(ada)).toHaveText(/^alpha/);
  await page.keyboard.press("Alt+j");
  await expect(commentsOf(ada).getByRole("button", { name: "Accept" })).toBeVisible();
  await goToThreads(ada);
  await tabTo(ada, "Accept");
  await page.keyboard.press("Enter");
  await expect(addedIn(ada)).toHaveCount(1);
  await expect(commentsOf(ada).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(commentsOf(ada).getByRole("button", { name: "Withdraw" })).toBeVisible();
  await tabTo(ada, "Withdraw");
  await page.keyboard.press("Enter");
  await expect(addedIn(ada)).toHaveCount(0);
  await expect.poll(() => textOf(ada)).toEqual(["zero alpha beta my gamma"]);
});
