import { expect, test } from "./support/test.ts";

test("a colon and a name bring an emoji, by keys and by touch", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const list = ada.page.getByRole("listbox", { name: "Emoji" });
  await ada.page.keyboard.type("Well done :parr");
  await expect(list.getByRole("option", { name: "parrot" })).toHaveAttribute("aria-selected", "true");
  const current = await list.getByRole("option", { name: "parrot" }).getAttribute("id");
  await expect(ada.body).toHaveAttribute("aria-activedescendant", current ?? "none");
  await ada.page.keyboard.press("Enter");
  await expect(ada.body).toHaveText("Well done 🦜");
  await expect(list).toBeHidden();
  await expect(ada.body).toBeFocused();

  await ada.page.keyboard.type(" :parr");
  await list.getByRole("option", { name: "parrot" }).click();
  await expect(ada.body).toHaveText("Well done 🦜 🦜");

  await ada.page.keyboard.type(" :parr");
  await expect(list).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await ada.page.keyboard.press("Enter");
  await expect(ada.body.locator("[data-block]")).toHaveCount(2);
});
