import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("everything that a slash offers can be put in from the toolbar", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page, body, toolbar } = ada;
  await page.keyboard.type("# Plan\n");
  const choose = async (name: string): Promise<void> => {
    await toolbar.getByRole("button", { name: "Insert", exact: true }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  await toolbar.getByRole("button", { name: "Insert", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Formula", exact: true })).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press("Escape");

  await page.keyboard.type("Due ");
  await choose("Date");
  await expect(body.locator("time")).toHaveCount(1);
  await body.press("Control+End");
  await choose("People and dates");
  await expect(page.getByRole("listbox", { name: "People and dates" })).toBeVisible();
  await page.keyboard.press("Escape");
  await body.press("Control+End");
  await page.keyboard.press("Enter");
  await choose("Callout");
  await expect(body.locator('[data-block="callout"]')).toHaveCount(1);
  await page.keyboard.type("Careful: ");
  await toolbar.getByRole("button", { name: "Formula", exact: true }).click();
  const source = page.getByRole("textbox", { name: "Formula in TeX" });
  await source.fill("x^2");
  await source.press("Enter");
  await expect(body.locator('[data-math="inline"] .katex')).toBeVisible();
});
