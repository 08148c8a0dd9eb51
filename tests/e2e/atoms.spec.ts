import { expect, test } from "./support/test.ts";

test("a formula is typed, set, and changed in its form", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  await keyboard.type("area $\\pi r^2$");
  const formula = ada.body.locator(".math");
  await expect(formula.locator(".katex").first()).toBeVisible();
  await formula.click();
  const field = ada.page.getByRole("textbox", { name: "Formula in TeX" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("\\pi r^2");
  await field.fill("\\frac{1");
  await expect(ada.page.getByText("This formula cannot be shown yet.")).toBeVisible();
  await field.fill("\\frac{1}{2}");
  await field.press("Enter");
  await expect(field).toBeHidden();
  await expect(ada.body).toBeFocused();
  await expect(formula.locator("annotation").first()).toHaveText("\\frac{1}{2}");
});

test("an at sign names people who have access, and days", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  const list = ada.page.getByRole("listbox", { name: "People and dates" });
  await keyboard.type("ask @");
  const first = list.getByRole("group", { name: "People" }).getByRole("option").first();
  const name = await first.textContent();
  await first.click();
  await expect(ada.body.locator("[data-mention]")).toHaveText(
    name?.startsWith("@") === true ? name : `@${name}`,
  );
  await keyboard.type("by @tomo");
  await expect(list.getByRole("option", { name: /Tomorrow/ })).toBeVisible();
  await keyboard.press("Enter");
  await expect(ada.body.locator("time")).toHaveCount(1);
  await ada.body.locator("time").click();
  const day = ada.page.getByLabel("Day");
  await expect(day).toBeFocused();
  await day.fill("2027-01-02");
  await day.press("Enter");
  await expect(ada.body.locator("time")).toHaveAttribute("data-day", "2027-01-02");
  await ada.isSaved();
  await ada.page.reload();
  await ada.isLive();
  await expect(ada.body.locator("time")).toHaveAttribute("data-day", "2027-01-02");
  await expect(ada.body.locator("[data-mention]")).toHaveCount(1);
});
