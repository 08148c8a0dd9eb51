import { expect, test } from "./support/test.ts";

test("focus mode leaves the text alone, is remembered, and Esc ends it", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  const opacity = () => page.locator("header").evaluate((head) => getComputedStyle(head).opacity);
  await page.keyboard.type("Calm");
  await ada.isSaved();
  await page.mouse.move(640, 500);
  await page.keyboard.press("Control+Shift+f");
  await expect.poll(opacity).toBe("0");
  await expect(ada.body).toBeFocused();
  await page.keyboard.type(" words");
  await expect(ada.body).toHaveText("Calm words");
  // The focus brings back what it goes to.
  await page.keyboard.press("Alt+F10");
  await expect.poll(opacity).toBe("1");
  await page.keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  await expect.poll(opacity).toBe("0");
  await ada.isSaved();
  await page.reload();
  await ada.isLive();
  const leave = page.getByRole("button", { name: "Leave focus mode" });
  await expect(leave).toBeVisible();
  await expect.poll(opacity).toBe("0");
  await ada.body.click();
  await page.keyboard.press("Escape");
  await expect.poll(opacity).toBe("1");
  await expect(leave).toBeHidden();
  // By name from the palette, and out by the button.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search commands" }).fill("focus mode");
  await page.keyboard.press("Enter");
  await leave.click();
  await expect.poll(opacity).toBe("1");
  await expect(ada.body).toBeFocused();
});

test("typewriter mode keeps the line of the caret at one height", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 900, height: 600 } });
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search commands" }).fill("typewriter");
  await page.keyboard.press("Enter");
  await expect(ada.body).toBeFocused();
  const caretTop = () =>
    page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0);
      const block = range?.startContainer.parentElement?.closest("[data-block]");
      return Math.round((range?.getClientRects()[0] ?? block?.getBoundingClientRect())?.top ?? -1);
    });
  for (let line = 0; line < 24; line++) await page.keyboard.type(`line ${line}\n`);
  await page.keyboard.type("here");
  const height = await caretTop();
  expect(height).toBeGreaterThan(200);
  expect(height).toBeLessThan(400);
  await page.keyboard.type("\nand one more");
  await expect.poll(async () => Math.abs((await caretTop()) - height)).toBeLessThan(4);
});

test("the line that is written stays clear of the bars", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 390, height: 500 } });
  await ada.createDocument();
  for (let line = 0; line < 30; line++) await ada.page.keyboard.type(`line ${line}\n`);
  await ada.page.keyboard.type("last");
  const gap = () =>
    ada.page.evaluate(() => {
      const bar = document.querySelector("[data-format-bar]")?.getBoundingClientRect().top ?? 0;
      return bar - (getSelection()?.getRangeAt(0).getClientRects()[0]?.bottom ?? 0);
    });
  await expect.poll(gap).toBeGreaterThan(0);
  // A keyboard that comes up takes room of the page that is seen.
  await ada.page.setViewportSize({ width: 390, height: 320 });
  await ada.page.keyboard.type("!");
  await expect.poll(gap).toBeGreaterThan(0);
});
