import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/test.ts";

test("a browser that asks for German gets German, from the first byte on", async ({ newPerson }) => {
  const { page } = await newPerson({ locale: "de-AT" });
  const answer = await page.goto("/");
  expect(await answer?.text()).toContain('<html lang="de"');
  await expect(page.getByRole("heading", { level: 1, name: "Zuletzt" })).toBeVisible();
  await page.getByRole("button", { name: "Neues Dokument" }).click();
  await page.waitForURL(/\/d\//);
  const body = page.getByRole("textbox", { name: "Text des Dokuments" });
  await body.click();
  await page.keyboard.type("# Guten Morgen allerseits");
  await expect(page.getByRole("status", { name: "Gespeichert", exact: true })).toBeVisible();
  await expect(page.getByText("3 Wörter")).toBeVisible();
  await expect(page.getByRole("toolbar", { name: "Formatierung" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.goto("/l/nothing-here");
  await expect(page.getByRole("heading", { name: "Dieser Link führt nirgendwohin" })).toBeVisible();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
});
