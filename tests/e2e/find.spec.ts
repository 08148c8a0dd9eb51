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

test("an expression that could hang the page is refused in words; one that cannot replaces by its groups", async ({
  newPerson,
}) => {
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
  // Groups are put in where they stand, and all of it is one step of undo.
  await panel.getByRole("textbox", { name: "Find" }).fill("(a{40})(a{2})!");
  await panel.getByRole("textbox", { name: "Replace with" }).fill("$2-$1?");
  await panel.getByRole("button", { name: "Replace all" }).click();
  await expect(panel.getByRole("status")).toHaveText("1 replaced");
  await expect(ada.body).toHaveText(/^a{2}-a{40}\?$/);
  await panel.getByRole("textbox", { name: "Find" }).press("Escape");
  await ada.page.keyboard.press("Control+z");
  await expect(ada.body).toHaveText(/^a{42}!$/);
});

test("what is found is not under the panel, on a phone nor at a desk", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page, body } = ada;
  await page.keyboard.insertText(`first ${"and so on ".repeat(6)}`);
  for (let line = 0; line < 40; line++) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(line === 20 ? `${"to the right ".repeat(7)}far` : `line ${line}`);
  }
  const panel = page.getByRole("search");
  const current = body.locator(".find-current");
  const isFree = async () => {
    const [match, over] = [await current.boundingBox(), await panel.boundingBox()];
    if (match === null || over === null) return false;
    return match.x > over.x + over.width || match.x + match.width < over.x || match.y > over.y + over.height;
  };
  const find = async (text: string) => {
    await page.keyboard.press("Control+f");
    await panel.getByRole("textbox", { name: "Find" }).fill(text);
    await expect(current).toHaveText(text);
    await expect.poll(isFree).toBe(true);
    await expect(current).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
  };
  // Just where the panel comes to lie.
  await page.evaluate(() => window.scrollTo(0, 0));
  await body.getByText("far", { exact: false }).evaluate((block) => {
    window.scrollBy(0, block.getBoundingClientRect().top - 170);
  });
  await find("far");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await find("first");
});
