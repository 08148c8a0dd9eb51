import { expect, test } from "./support/test.ts";

test("code is coloured in the language that is chosen, and copied", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("```js ");
  await ada.page.keyboard.insertText("const def = 1;");
  const keywords = ada.body.locator(".hljs-keyword");
  await expect(keywords).toHaveText(["const"]);
  const bar = ada.page.getByRole("toolbar", { name: "Code block" });
  await expect(bar.getByRole("combobox", { name: "Language" })).toHaveValue("javascript");
  await bar.getByRole("combobox", { name: "Language" }).selectOption("Python");
  await expect(keywords).toHaveText(["def"]);
  await expect(ada.body).toBeFocused();
  await expect(bar.getByRole("combobox", { name: "Language" })).toHaveValue("python");
  await bar.getByRole("button", { name: "Copy code" }).click();
  await expect(ada.page.getByText("Code copied")).toBeVisible();
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.press("Control+End");
  await ada.page.keyboard.press("Control+v");
  await expect(ada.body.locator("pre")).toHaveText("const def = 1;const def = 1;");
});
