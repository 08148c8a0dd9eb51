import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("a slash turns the block into something else, or puts something in", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  const list = page.getByRole("listbox", { name: "Blocks" });
  await page.keyboard.type("# A heading\nPlan /head");
  await expect(list.getByRole("option", { name: "Heading 1" })).toHaveAttribute("aria-selected", "true");
  await expectNoViolation(page);
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("option", { name: "Heading 2" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(ada.body.getByRole("heading", { level: 2, name: "Plan" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(ada.body).toContainText("Plan /head");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/line");
  await list.getByRole("option", { name: "Divider" }).click();
  await expect(ada.body.locator("hr")).toHaveCount(1);
  // A slash in the middle of a word or of "and / or" opens nothing that Enter would choose.
  await page.keyboard.type("and/or");
  await expect(list).toBeHidden();
});

test("the palette finds a command, does it, and gives the focus back", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("Words");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox", { name: "Search commands" });
  await expect(search).toBeFocused();
  await expectNoViolation(page);
  await page.keyboard.type("quo");
  const option = page.getByRole("option", { name: "Quote" });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(ada.body.locator("blockquote")).toHaveText("Words");
  await expect(ada.body).toBeFocused();
  // With something selected the key is the link's, as everywhere.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Link address" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  // And from outside the text it is the palette again.
  await ada.title.focus();
  await page.keyboard.press("Control+k");
  await search.fill("your name");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Your name" })).toBeVisible();
});

test("the sheet of keys opens by key, and tells every key", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("# One");
  await ada.page.keyboard.press("Control+/");
  const sheet = ada.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Ctrl Shift X")).toBeVisible();
  await expectNoViolation(ada.page);
  await ada.page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(ada.body).toBeFocused();
});
