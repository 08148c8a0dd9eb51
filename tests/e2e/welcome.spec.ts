/** The first visit: what Quire is, and a page to try it on, one click away, in the visitor's language. */
import { violationsOf } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`somebody new finds a page to try things on, at ${viewport.width} px`, async ({ newPerson }) => {
    const person = await newPerson({ viewport });
    const { page, title, body } = person;
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "A quiet place to write together" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Open the Welcome document" })).toBeInViewport();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page)).toEqual([]);
    }
    await page.getByRole("button", { name: "Open the Welcome document" }).click();
    await page.waitForURL(/\/d\/[A-Za-z0-9]{22}$/);
    await expect(title).toHaveValue("Welcome to Quire");
    await expect(body).toContainText("click anywhere and type");
    // It is a document like any other, and theirs: what it says can be done to it.
    const boxes = body.getByRole("checkbox", { name: "Done" });
    await expect(boxes.first()).toBeChecked();
    await boxes.nth(1).click();
    await expect(boxes.nth(1)).toBeChecked();
    await body.getByRole("cell").last().click();
    await page.keyboard.type("Apples");
    await expect(body.getByRole("cell").last()).toHaveText("Apples");
    await person.isSaved();
    // The second time it is in the list, as they left it.
    await page.goto("/");
    await page.getByRole("link", { name: "Welcome to Quire" }).first().click();
    await expect(body).toContainText("Apples");
  });
}

test("the page speaks German to who reads German", async ({ newPerson }) => {
  const { page } = await newPerson({ locale: "de-DE" });
  await page.goto("/");
  await page.getByRole("button", { name: "Willkommensdokument öffnen" }).click();
  await page.waitForURL(/\/d\/[A-Za-z0-9]{22}$/);
  await expect(page.getByRole("heading", { name: "Probier es hier aus" })).toBeVisible();
});
