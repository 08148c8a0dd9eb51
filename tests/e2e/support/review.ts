/** Comments and suggestions as a person meets them: the panel or the margin, what is marked in the text, and the field. */
import { expect } from "@playwright/test";
import type { Person } from "./person.ts";

export const named = ({ page }: Person, name: string) => page.getByRole("button", { name, exact: true });

/** The margin or the panel, whichever shows threads. */
export const commentsOf = ({ page }: Person) => page.getByRole("complementary", { name: "Comments" });
export const threadsOf = (person: Person) => commentsOf(person).getByRole("listitem");
export const boxOf = (person: Person) => commentsOf(person).getByRole("textbox", { name: "Comment" });
/** What somebody said, apart from the box, which holds the same words until they are posted. */
export const saidIn = (person: Person, text: string) =>
  commentsOf(person).getByRole("paragraph").filter({ hasText: text });

export const marksIn = ({ body }: Person) => body.locator(".comment-mark");
export const activeIn = ({ body }: Person) => body.locator(".comment-mark-active");

export const fieldOf = ({ page }: Person) => page.getByRole("textbox", { name: "Suggested text" });
export const addedIn = ({ body }: Person) => body.locator("ins.proposal-added");
export const struckIn = ({ body }: Person) => body.locator(".proposal-struck");

/** Selects the last letters of the text, as a hand on the keyboard does. */
export async function selectLast({ body, page }: Person, letters: number): Promise<void> {
  await body.press("Control+End");
  for (let letter = 0; letter < letters; letter++) await page.keyboard.press("Shift+ArrowLeft");
}

/** Posts a comment in the box that is open. */
export async function post(person: Person, text: string): Promise<void> {
  await boxOf(person).fill(text);
  await commentsOf(person).getByRole("button", { name: "Post" }).click();
  await expect(saidIn(person, text)).toBeVisible();
}

/** Posts what was just begun. Till its box is there, the one of the thread before is, and would take the words as a reply. */
export async function postNew(person: Person, text: string): Promise<void> {
  await expect(boxOf(person)).toBeFocused();
  await post(person, text);
}

/** Chooses Suggesting in the top bar. */
export async function suggest(person: Person): Promise<void> {
  await named(person, "Editing").click();
  await person.page.getByRole("radio", { name: "Suggesting" }).check({ force: true });
  await person.page.keyboard.press("Escape");
  await isSuggesting(person);
}

/** What takes the keys is fetched when it is needed; until then nothing can be typed. */
export async function isSuggesting(person: Person): Promise<void> {
  await expect(named(person, "Suggesting")).toBeVisible();
  await expect(person.body).toHaveAttribute("contenteditable", "true");
}

/** What the document says, block by block, without what is only suggested. */
export const textOf = ({ body }: Person) =>
  body.evaluate((surface) => {
    const copy = document.createElement("div");
    copy.innerHTML = surface.innerHTML;
    for (const drawn of copy.querySelectorAll(".ProseMirror-widget")) drawn.remove();
    return [...copy.querySelectorAll("[data-block]")].map((block) => block.textContent);
  });
