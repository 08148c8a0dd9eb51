import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("finds, goes through the matches, and replaces all as one step of undo", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# The cat\nA cat and a Cat.\nConcatenate");
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "Find and replace" });
  const find = panel.getByRole("textbox", { name: "Find" });
  const status = panel.getByRole("status");
  await expect(find).toBeFocused();
  await find.fill("cat");
  await expect(status).toHaveText(/^\d of 4$/);
  await expect(ada.body.locator(".find-match")).toHaveCount(4);
  await expect(ada.body.locator(".find-current")).toHaveCount(1);
  await panel.getByRole("button", { name: "Whole word" }).click();
  await panel.getByRole("button", { name: "Match case" }).click();
  await expect(status).toHaveText(/^\d of 2$/);
  const before = await status.textContent();
  await find.press("Enter");
  await expect(status).not.toHaveText(before ?? "");
  await find.press("Shift+Enter");
  await expect(status).toHaveText(before ?? "");
  await expectNoViolation(page);
  // What others or oneself type meanwhile is found, too.
  await panel.getByRole("button", { name: "Match case" }).click();
  await panel.getByRole("textbox", { name: "Replace with" }).fill("dog");
  await panel.getByRole("button", { name: "Replace all" }).click();
  await expect(status).toHaveText("3 replaced");
  await expect(ada.body).toContainText("A dog and a dog.");
  await find.press("Escape");
  await expect(panel).toBeHidden();
  await expect(ada.body).toBeFocused();
  await expect(ada.body.locator(".find-match")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(ada.body).toContainText("A cat and a Cat.");
  await expect(ada.body).toContainText("The cat");
});

test("an expression that could hang the page is refused in words", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 390, height: 844 } });
  await ada.createDocument();
  await ada.page.keyboard.type("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
  await ada.page.keyboard.press("Control+f");
  const panel = ada.page.getByRole("search", { name: "Find and replace" });
  await panel.getByRole("button", { name: "Regular expression" }).click();
  await panel.getByRole("textbox", { name: "Find" }).fill("(a+)+$");
  await expect(panel.getByRole("status")).toHaveText("This expression would take too long");
  await panel.getByRole("textbox", { name: "Find" }).fill("a{3}");
  await expect(panel.getByRole("status")).toHaveText(/of 14$/);
});
