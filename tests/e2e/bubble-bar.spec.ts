import { expectNoViolation } from "./support/axe.ts";
import { handleBeside } from "./support/block-handle.ts";
import { expect, test } from "./support/test.ts";

test("a bar stands over selected text, and never over what is selected", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  const bar = page.getByRole("toolbar", { name: "Selected text" });
  await page.keyboard.type("# Title\nsome small words");
  await expect(bar).toHaveCount(0);
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(bar).toBeVisible();
  const selected = await page.evaluate(() => {
    const { top = 0, bottom = 0 } = window.getSelection()?.getRangeAt(0).getBoundingClientRect() ?? {};
    return { top, bottom };
  });
  const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
  // Under the first line: over it are the bars of the page.
  expect(y + height <= selected.top || y >= selected.bottom).toBe(true);
  await expectNoViolation(page);
  // One button of that name on the page, as ever.
  await expect(page.getByRole("button", { name: "Bold" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Link" })).toHaveCount(1);

  await page.keyboard.press("F6");
  await expect(bar.getByRole("combobox", { name: "Turn into" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(ada.body.locator("strong")).toHaveText("words");
  await expect(bar.getByRole("checkbox", { name: "Bold" })).toBeChecked();
  await expect(ada.body).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);

  await page.keyboard.press("Control+Shift+ArrowLeft");
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "Colours" }).click();
  await page.getByRole("group", { name: "Highlight" }).getByRole("button", { name: "Green" }).click();
  await expect(ada.body.locator('mark[data-color="green"]')).toHaveText(["small ", "words"]);
  await expect(bar).toBeVisible();
  await bar.getByRole("combobox", { name: "Turn into" }).selectOption("Heading 1");
  await expect(ada.body.getByRole("heading", { level: 1, name: "some small words" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(bar).toHaveCount(0);
});

test("the bar waits for the mouse to let go, stays while others write, and keeps out of code", async ({
  newPerson,
}) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const { page } = ada;
  const bar = page.getByRole("toolbar", { name: "Selected text" });
  await page.keyboard.type("mouse text\n``` ");
  await page.keyboard.type("let code");
  await grace.open(await ada.share("edit"));
  const line = ada.body.getByText("mouse text");
  const box = await line.boundingBox();
  const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x + 2, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await expect.poll(() => page.evaluate(() => String(window.getSelection()).length)).toBeGreaterThan(2);
  await expect(bar).toHaveCount(0);
  await page.mouse.up();
  await expect(bar).toBeVisible();
  await grace.write(" = 1");
  await expect(ada.body.locator("pre")).toContainText("let code = 1");
  await expect(bar).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await grace.write(" + 1");
  await expect(ada.body.locator("pre")).toContainText("= 1 + 1");
  await expect(bar).toHaveCount(0);
  await ada.body.locator("pre").click();
  await page.keyboard.press("Shift+Home");
  // The handle follows the mouse: by then the bar would be there as well.
  await handleBeside(ada, "mouse text");
  await expect(bar).toHaveCount(0);
});
