import { handleBeside, shownBlocks } from "./support/block-handle.ts";
import { expect, test } from "./support/test.ts";

test("a handle drags a block, with what belongs to it, to where the line shows", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("first\nsecond\n- item\n");
  await page.keyboard.press("Tab");
  await page.keyboard.type("child");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("last");
  await expect(shownBlocks(ada)).toHaveText(["first", "second", "item", "child", "last"]);

  const handle = await handleBeside(ada, "item");
  await handle.hover();
  await page.mouse.down();
  const target = await ada.body.getByText("first", { exact: true }).boundingBox();
  await page.mouse.move(700, (target?.y ?? 0) + 20, { steps: 5 });
  await page.mouse.move(700, (target?.y ?? 0) + 2, { steps: 2 });
  await expect(page.locator("[data-drop-line]")).toBeVisible();
  await expect(ada.body.locator(".block-lifted")).toHaveCount(2);
  await page.mouse.up();
  await expect(shownBlocks(ada)).toHaveText(["item", "child", "first", "second", "last"]);
  await expect(page.locator("[data-drop-line]")).toBeHidden();
  await expect(ada.body.locator(".block-lifted")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(shownBlocks(ada)).toHaveText(["first", "second", "item", "child", "last"]);
  await ada.isSaved();
});

test("selected blocks are dragged together, and Esc lets them be", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("one\ntwo\nthree\nfour");
  await ada.body.getByText("two", { exact: true }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+End");
  const handle = await handleBeside(ada, "two");
  const drag = async () => {
    await handle.hover();
    await page.mouse.down();
    const target = await ada.body.getByText("four", { exact: true }).boundingBox();
    await page.mouse.move(700, (target?.y ?? 0) + (target?.height ?? 0) - 3, { steps: 6 });
    await expect(ada.body.locator(".block-lifted")).toHaveCount(2);
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(shownBlocks(ada)).toHaveText(["one", "two", "three", "four"]);
  await handleBeside(ada, "two");
  await drag();
  await page.mouse.up();
  await expect(shownBlocks(ada)).toHaveText(["one", "four", "two", "three"]);
});

test("what somebody writes into a block while another drags it goes along", async ({ newPerson }) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("one\ntwo\nthree");
  await grace.open(await ada.share("edit"));
  const handle = await handleBeside(ada, "three");
  await handle.hover();
  await ada.page.mouse.down();
  const target = await ada.body.getByText("one", { exact: true }).boundingBox();
  await ada.page.mouse.move(700, (target?.y ?? 0) + 3, { steps: 5 });
  await expect(ada.body.locator(".block-lifted")).toHaveText("three");
  await grace.write(" more");
  await expect(ada.body.locator(".block-lifted")).toContainText("three more");
  await ada.page.mouse.up();
  for (const person of [ada, grace])
    await expect(person.body.locator("[data-block]")).toContainText(["three more", "one", "two"]);
});
