import { expectNoViolation } from "./support/axe.ts";
import { handleBeside, shownBlocks } from "./support/block-handle.ts";
import { expect, test } from "./support/test.ts";

test("the menu of a block turns, copies, moves and deletes it, by mouse and by key", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# one\ntwo\nthree");
  const menu = page.getByRole("menu").first();
  const item = (name: string) => page.getByRole("menuitem", { name, exact: true });
  const handle = await handleBeside(ada, "two");
  await handle.click();
  await expect(item("Duplicate")).toBeVisible();
  await expect(ada.body.locator(".block-chosen")).toHaveText("two");
  await expectNoViolation(page);
  await item("Duplicate").click();
  await expect(shownBlocks(ada)).toHaveText(["one", "two", "two", "three"]);
  await expect(ada.body).toBeFocused();
  await expect(menu).toBeHidden();

  // The caret is in the copy: from here on without the mouse.
  await page.keyboard.press("Control+Shift+Enter");
  await expect(item("Move down")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await item("Move down").press("Enter");
  await expect(shownBlocks(ada)).toHaveText(["one", "two", "three", "two"]);
  await page.keyboard.press("Control+Shift+Enter");
  await item("Turn into").press("ArrowRight");
  await item("Heading 2").press("Enter");
  await expect(ada.body.getByRole("heading", { level: 2, name: "two" })).toBeVisible();
  await expect(ada.body).toBeFocused();
  await page.keyboard.press("Control+Shift+Enter");
  await item("Delete").press("Enter");
  await expect(shownBlocks(ada)).toHaveText(["one", "two", "three"]);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(ada.body).toBeFocused();
  await expect(ada.body.locator(".block-chosen")).toHaveCount(0);
});
