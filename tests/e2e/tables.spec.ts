import { expect, test } from "./support/test.ts";

test("a table is made by its size, filled by Tab, and changed by its menu", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  const cells = ada.body.locator("td");
  await ada.toolbar.getByRole("button", { name: "Insert table" }).click();
  await expect(ada.page.getByRole("button", { name: "3 × 3", exact: true })).toBeFocused();
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await expect(cells).toHaveCount(4);
  await expect(ada.body).toBeFocused();
  for (const text of ["City", "People", "Rome", "2,800,000"]) {
    await keyboard.type(text);
    await keyboard.press("Tab");
  }
  await expect(cells).toHaveCount(6);
  await keyboard.type("Oslo");
  await expect(cells).toHaveText(["City", "People", "Rome", "2,800,000", "Oslo", ""]);
  await expect(ada.body.getByRole("columnheader")).toHaveText(["City", "People"]);

  const menu = async (item: string, role: "menuitem" | "menuitemcheckbox" = "menuitem") => {
    await ada.toolbar.getByRole("button", { name: "Table options" }).click();
    await ada.page.getByRole(role, { name: item }).click();
    await expect(ada.body).toBeFocused();
  };
  await menu("Move row up");
  await expect(cells).toHaveText(["City", "People", "Oslo", "", "Rome", "2,800,000"]);
  await menu("Insert column after");
  await expect(cells).toHaveCount(9);
  await menu("Header column", "menuitemcheckbox");
  await expect(ada.body.getByRole("rowheader")).toHaveText(["Oslo", "Rome"]);

  await keyboard.press("Shift+ArrowDown");
  await expect(ada.body.locator(".selectedCell")).toHaveText(["Oslo", "Rome"]);
  await keyboard.press("Delete");
  await expect(cells).toHaveText(["City", "", "People", "", "", "", "", "", "2,800,000"]);
  await keyboard.press("Control+z");
  await expect(cells).toContainText(["Oslo"]);

  await ada.isSaved();
  await ada.page.reload();
  await ada.isLive();
  await expect(cells).toHaveText(["City", "", "People", "Oslo", "", "", "Rome", "", "2,800,000"]);
});

test("a border between columns is dragged, and everybody has the width", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.toolbar.getByRole("button", { name: "Insert table" }).click();
  await ada.page.getByRole("button", { name: "2 × 2", exact: true }).click();
  const first = ada.body.locator("td").first();
  const box = await first.boundingBox();
  if (box === null) throw new Error("no cell");
  await ada.page.mouse.move(box.x + box.width, box.y + 10);
  await ada.page.mouse.down();
  await ada.page.mouse.move(box.x + box.width - 100, box.y + 12, { steps: 3 });
  await ada.page.mouse.up();
  const width = Math.round(box.width - 100);
  await expect.poll(async () => Math.abs(((await first.boundingBox())?.width ?? 0) - width)).toBeLessThan(4);
  await ada.isSaved();
  await ada.page.reload();
  await ada.isLive();
  await expect.poll(async () => Math.abs(((await first.boundingBox())?.width ?? 0) - width)).toBeLessThan(4);
});

test("cells chosen by mouse stay chosen, whatever the browser tells late, and take marks together", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page, body } = ada;
  await ada.toolbar.getByRole("button", { name: "Insert table" }).click();
  await page.getByRole("button", { name: "3 × 3", exact: true }).click();
  const cells = body.locator("td");
  for (const letter of "abcdefghi") {
    await page.keyboard.type(letter);
    if (letter !== "i") await page.keyboard.press("Tab");
  }
  const chosen = body.locator(".selectedCell");
  const [from, to] = [await cells.nth(3).boundingBox(), await cells.nth(7).boundingBox()];
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 10, { steps: 5 });
  await page.mouse.up();
  await expect(chosen).toHaveText(["d", "e", "g", "h"]);
  // As a busy browser does: its own selection of the last cell's text, told after the mouse is up.
  await cells.nth(7).evaluate(async (cell) => {
    const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
    if (text === null) throw new Error("no text");
    const told = new Promise((resolve) =>
      document.addEventListener("selectionchange", resolve, { once: true }),
    );
    getSelection()?.setBaseAndExtent(text, 0, text, 1);
    await told;
  });
  await expect(chosen).toHaveText(["d", "e", "g", "h"]);
  await page.keyboard.press("Control+b");
  await expect(body.locator("td strong")).toHaveText(["d", "e", "g", "h"]);
  // A key that moves goes on from there, and a press anywhere ends it.
  await cells.nth(0).click();
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await expect(cells.first()).toHaveText("a!");
});
