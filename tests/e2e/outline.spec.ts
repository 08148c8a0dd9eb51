import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("the outline leads to a heading, and marks where one is", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 800 } });
  await ada.createDocument();
  const { page } = ada;
  const outline = page.getByRole("navigation", { name: "Outline" });
  await page.keyboard.type("# Winter");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Snow on the hills. ".repeat(250));
  await expect(outline).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("## January");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Ice on the lake. ".repeat(250));
  await expect(outline.getByRole("button")).toHaveText(["Winter", "January"]);
  await expect(outline.getByRole("button", { name: "January" })).toHaveAttribute("aria-current", "location");

  await outline.getByRole("button", { name: "Winter" }).click();
  await expect(ada.body.getByRole("heading", { name: "Winter" })).toBeInViewport();
  await expect(ada.body).toBeFocused();
  await expect(outline.locator("[aria-current]")).toHaveText(["Winter"]);
  await page.keyboard.type("Deep ");
  await expect(outline.getByRole("button")).toHaveText(["Deep Winter", "January"]);
  await ada.isSaved();
  await expectNoViolation(page);

  // The caret stays behind; what is read is what counts.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(outline.locator("[aria-current]")).toHaveText(["January"]);

  await page.setViewportSize({ width: 1100, height: 800 });
  await expect(outline).toHaveCount(0);
});

test("the foot of the page counts words and characters, and those of what is selected", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("three small words");
  const foot = ada.page.getByRole("contentinfo");
  await expect(foot).toContainText("3 words · 17 characters");
  await ada.page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(foot).toContainText("Selected: 1 word · 5 characters");
  await ada.page.keyboard.press("ArrowRight");
  await expect(foot).not.toContainText("Selected");
});
