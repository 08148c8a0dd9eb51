import { expect, test } from "./support/test.ts";

test("colours, scripts, alignment and kinds of callouts come from the toolbar", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  const color = async (group: string, name: string) => {
    await ada.toolbar.getByRole("button", { name: "Colours" }).click();
    await page.getByRole("group", { name: group }).getByRole("button", { name, exact: true }).click();
    await expect(ada.body).toBeFocused();
  };
  const more = async (item: string) => {
    await ada.toolbar.getByRole("button", { name: "Text style" }).click();
    await page.getByRole("menuitemcheckbox", { name: item }).click();
    await expect(ada.body).toBeFocused();
  };
  await color("Highlight", "Green");
  await page.keyboard.type("marked");
  await expect(ada.body.locator('mark[data-color="green"]')).toHaveText("marked");
  await color("Highlight", "No colour");
  await color("Text colour", "Red");
  await page.keyboard.type(" red");
  await expect(ada.body.locator('[data-text-color="red"]')).toHaveText(" red");
  await color("Text colour", "No colour");
  await more("Superscript");
  await page.keyboard.type("2");
  await expect(ada.body.locator("sup")).toHaveText("2");
  await more("Centre");
  await expect(ada.body.locator('[data-align="center"]')).toHaveText("marked red2");
  await ada.toolbar.getByRole("combobox", { name: "Block type" }).selectOption("Callout");
  await page.getByRole("combobox", { name: "Kind of callout" }).selectOption("Warning");
  await expect(ada.body.getByRole("note")).toHaveAttribute("data-tone", "warning");
  await expect(ada.body).toBeFocused();
});
