import { expect, test } from "./support/test.ts";

test("Markdown turns into blocks and marks while typing", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  await keyboard.type("# One\n## Two\n- dot\nnext\n");
  await keyboard.press("Enter");
  await keyboard.type("1. first\nsecond\n");
  await keyboard.press("Enter");
  await keyboard.type("[] to do\n");
  await keyboard.press("Enter");
  await keyboard.type("> said\n");
  await keyboard.press("Enter");
  await keyboard.type("---");
  await keyboard.type("plain **bold** end\n");
  await keyboard.type("``` ");
  await keyboard.type("let a = 1");
  const kinds = await ada.body
    .locator("[data-block]")
    .evaluateAll((blocks) => blocks.map((block) => [block.dataset.block, block.textContent]));
  expect(kinds).toEqual([
    ["heading", "One"],
    ["heading", "Two"],
    ["bullet", "dot"],
    ["bullet", "next"],
    ["ordered", "first"],
    ["ordered", "second"],
    ["task", "to do"],
    ["quote", "said"],
    ["paragraph", "plain bold end"],
    ["code", "let a = 1"],
  ]);
  await expect(ada.body.locator("hr")).toHaveCount(1);
  await expect(ada.body.locator("strong")).toHaveText("bold");
});

test("the toolbar shows and changes what is under the caret", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const button = (name: string) => ada.toolbar.getByRole("button", { name, exact: true });
  await button("Bold").click();
  await expect(button("Bold")).toHaveAttribute("aria-pressed", "true");
  await ada.page.keyboard.type("loud");
  await expect(ada.body.locator("strong")).toHaveText("loud");
  await button("Bullet list").click();
  await expect(button("Bullet list")).toHaveAttribute("aria-pressed", "true");
  await expect(ada.body.locator("[data-block=bullet]")).toHaveText("loud");
  await button("Bullet list").click();
  await expect(ada.body.locator("[data-block=paragraph]")).toHaveText("loud");
  const blockType = ada.toolbar.getByRole("combobox", { name: "Block type" });
  await blockType.selectOption("Heading 2");
  await expect(ada.body.getByRole("heading", { level: 2 })).toHaveText("loud");
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.type(" and clear");
  await expect(ada.body.getByRole("heading", { level: 2 })).toHaveText("loud and clear");
  await button("Undo").click();
  await expect(ada.body).not.toContainText("clear");
  await button("Redo").click();
  await expect(ada.body).toContainText("loud and clear");
});

test("a link is made, changed and taken off", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("see here");
  await ada.page.keyboard.press("Control+Shift+ArrowLeft");
  await ada.page.keyboard.press("Control+k");
  const address = ada.page.getByRole("textbox", { name: "Link address" });
  await expect(address).toBeFocused();
  await address.fill("example.org/page");
  await address.press("Enter");
  await expect(ada.body.getByRole("link", { name: "here" })).toHaveAttribute(
    "href",
    "https://example.org/page",
  );
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.press("Control+k");
  await expect(address).toHaveValue("https://example.org/page");
  await address.fill("javascript:alert(1)");
  await address.press("Enter");
  await expect(ada.page.getByText("This is not an address that can be opened")).toBeVisible();
  await ada.page.getByRole("button", { name: "Remove link" }).click();
  await expect(ada.body.getByRole("link")).toHaveCount(0);
});

test("everything is reached by keyboard alone", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("word");
  await ada.title.focus();
  await ada.page.keyboard.type("By hand");
  await ada.page.keyboard.press("Enter");
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.press("Control+a");
  // One Tab stop for the toolbar, arrows inside, and back.
  await ada.toolbar.getByRole("combobox", { name: "Block type" }).focus();
  await ada.page.keyboard.press("ArrowRight");
  await expect(ada.toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  await ada.page.keyboard.press("ArrowRight");
  await expect(ada.toolbar.getByRole("button", { name: "Italic" })).toBeFocused();
  await ada.page.keyboard.press("Enter");
  await expect(ada.body.locator("em")).toHaveText("word");
  await ada.page.keyboard.press("Control+a");
  await ada.page.keyboard.press("Control+b");
  await expect(ada.body.locator("strong")).toHaveText("word");
});

test("keys in quick succession act one after the other", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const keys = ada.page.keyboard;
  const blocks = ada.body.locator("[data-block]");
  for (let round = 0; round < 8; round++) {
    await keys.type("item");
    await keys.press("Home");
    await keys.press("Enter");
    await expect(blocks).toHaveText(["", "item"]);
    await keys.press("End");
    await keys.press("Backspace");
    await expect(blocks).toHaveText(["", "ite"]);
    await keys.press("Control+a");
    await keys.press("Backspace");
    await expect(blocks).toHaveText([""]);
  }
});
