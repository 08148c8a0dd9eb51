import type { Page } from "@playwright/test";
import { expectNoViolation } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

/** The blocks of the text, in order, without what is folded away. */
const blocks = ({ body }: Person) => body.locator("[data-block]:visible");

const handleOf = (page: Page) =>
  page.getByRole("button", { name: "Drag to move, or click for more", includeHidden: true });

/** Brings the mouse over a block, and waits for the handle beside it. */
async function handleBeside(ada: Person, text: string) {
  const block = ada.body.getByText(text, { exact: true });
  const handle = handleOf(ada.page);
  await block.hover();
  const box = await block.boundingBox();
  await expect
    .poll(async () => {
      await block.hover();
      const place = await handle.boundingBox();
      return place === null || box === null ? 999 : Math.abs(place.y - box.y);
    })
    .toBeLessThan(20);
  return handle;
}

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
  await expect(blocks(ada)).toHaveText(["first", "second", "item", "child", "last"]);

  const handle = await handleBeside(ada, "item");
  await handle.hover();
  await page.mouse.down();
  const target = await ada.body.getByText("first", { exact: true }).boundingBox();
  await page.mouse.move(700, (target?.y ?? 0) + 20, { steps: 5 });
  await page.mouse.move(700, (target?.y ?? 0) + 2, { steps: 2 });
  await expect(page.locator("[data-drop-line]")).toBeVisible();
  await expect(ada.body.locator(".block-lifted")).toHaveCount(2);
  await page.mouse.up();
  await expect(blocks(ada)).toHaveText(["item", "child", "first", "second", "last"]);
  await expect(page.locator("[data-drop-line]")).toBeHidden();
  await expect(ada.body.locator(".block-lifted")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(blocks(ada)).toHaveText(["first", "second", "item", "child", "last"]);
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
  await expect(blocks(ada)).toHaveText(["one", "two", "three", "four"]);
  await handleBeside(ada, "two");
  await drag();
  await page.mouse.up();
  await expect(blocks(ada)).toHaveText(["one", "four", "two", "three"]);
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

test("the menu of a block turns, copies, moves and deletes it, by mouse and by key", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# one\ntwo\nthree");
  const menu = page.getByRole("menu").first();
  const item = (name: string) => page.getByRole("menuitem", { name, exact: true });
  const handle = await handleBeside(ada, "two");
  await handle.click();
  await expect(item("Duplicate")).toBeVisible();
  await expect(ada.body.locator(".block-chosen")).toHaveText("two");
  await expectNoViolation(page);
  await item("Duplicate").click();
  await expect(blocks(ada)).toHaveText(["one", "two", "two", "three"]);
  await expect(ada.body).toBeFocused();
  await expect(menu).toBeHidden();

  // The caret is in the copy: from here on without the mouse.
  await page.keyboard.press("Control+Shift+Enter");
  await expect(item("Move down")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await item("Move down").press("Enter");
  await expect(blocks(ada)).toHaveText(["one", "two", "three", "two"]);
  await page.keyboard.press("Control+Shift+Enter");
  await item("Turn into").press("ArrowRight");
  await item("Heading 2").press("Enter");
  await expect(ada.body.getByRole("heading", { level: 2, name: "two" })).toBeVisible();
  await expect(ada.body).toBeFocused();
  await page.keyboard.press("Control+Shift+Enter");
  await item("Delete").press("Enter");
  await expect(blocks(ada)).toHaveText(["one", "two", "three"]);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(ada.body).toBeFocused();
  await expect(ada.body.locator(".block-chosen")).toHaveCount(0);
});

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

test("a link to a block leads there, for readers too, and says when the block is gone", async ({
  newPerson,
}) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# Top\n");
  await page.keyboard.insertText("Snow on the hills. ".repeat(300));
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Deep down\nfar away");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByRole("menuitem", { name: "Copy link to block" }).press("Enter");
  await expect(page.getByText("Link copied")).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/\/d\/[A-Za-z0-9]{22}#b-[0-9a-z]+-[0-9a-z]+$/);
  await expect(ada.body).toBeFocused();

  // Edits and a move leave the address as it is.
  await page.keyboard.press("End");
  await page.keyboard.type("er");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await ada.isSaved();
  await grace.open(await ada.share("view"));
  await grace.page.goto(address);
  await expect(grace.body.getByRole("heading", { name: "Deep downer" })).toBeInViewport();
  await expect(grace.body.locator(".arrived")).toHaveText("Deep downer");
  expect(await grace.page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
  await expect(grace.body.locator(".arrived")).toHaveCount(0);

  await ada.body.getByRole("heading", { name: "Deep downer" }).click();
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByRole("menuitem", { name: "Delete", exact: true }).press("Enter");
  await ada.isSaved();
  await grace.page.reload();
  await expect(grace.page.getByText("The place that this link leads to is no longer")).toBeVisible();
});

test("a card tells where a link leads, and changes it", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ada.createDocument();
  const { page } = ada;
  const card = page.getByRole("group", { name: "About this link" });
  const address = page.getByRole("textbox", { name: "Link address" });
  await page.keyboard.type("# Title\nsee here now");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  await address.fill("example.org/page");
  await address.press("Enter");
  const link = ada.body.getByRole("link");
  await expect(link).toHaveText("here");
  await page.keyboard.press("Home");
  await page.mouse.move(5, 500);
  await expect(card).toHaveCount(0);

  await link.hover();
  await expect(card).toBeVisible();
  await expect(card).toContainText("example.org/page");
  const open = card.getByRole("link", { name: "Open" });
  await expect(open).toHaveAttribute("href", "https://example.org/page");
  await expect(open).toHaveAttribute("rel", /noopener/);
  await expectNoViolation(page);
  await card.getByRole("button", { name: "Copy address" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://example.org/page");
  await page.mouse.move(5, 500);
  await expect(card).toHaveCount(0);

  // By keys: the caret in the link calls the card, F6 leads into it, Esc out of it.
  await ada.body.focus();
  await page.keyboard.press("Home");
  for (let letter = 0; letter < 6; letter += 1) await page.keyboard.press("ArrowRight");
  await expect(card).toBeVisible();
  await page.keyboard.press("F6");
  await expect(open).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  await expect(card).toHaveCount(0);

  await link.hover();
  await card.getByRole("button", { name: "Edit address" }).click();
  await expect(address).toHaveValue("https://example.org/page");
  await address.fill("example.com");
  await address.press("Enter");
  await expect(link).toHaveAttribute("href", "https://example.com");
  await page.mouse.move(5, 500);
  await link.hover();
  await card.getByRole("button", { name: "Remove" }).click();
  await expect(link).toHaveCount(0);
  await expect(card).toHaveCount(0);
});

test("sections fold away for oneself, and stay so; others' edits inside do not open them", async ({
  newPerson,
}) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# One\nalpha\nbeta\n# Two\ngamma");
  await grace.open(await ada.share("edit"));
  const note = ada.body.getByRole("button", { name: "2 blocks hidden" });
  await handleBeside(ada, "One");
  await page.getByRole("button", { name: "Collapse section" }).click();
  await expect(note).toBeVisible();
  await expect(blocks(ada)).toHaveText(["One", "Two", "gamma"]);
  await expect(blocks(grace)).toHaveText(["One", "alpha", "beta", "Two", "gamma"]);
  await expectNoViolation(page);

  await grace.body.getByText("alpha").click();
  await grace.page.keyboard.press("End");
  await grace.page.keyboard.type(" more\nnew");
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await ada.isSaved();
  await page.reload();
  await ada.isLive();
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await expect(blocks(ada)).toHaveText(["One", "Two", "gamma"]);

  // Find goes into it.
  await ada.body.click();
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).fill("beta");
  await expect(ada.body.getByText("beta")).toBeVisible();
  await page.keyboard.press("Escape");

  // By key at a heading, the caret stays in sight.
  await ada.body.getByRole("heading", { name: "One" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await expect(ada.body.getByRole("heading", { name: "One!" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("?");
  await expect(ada.body.getByRole("heading", { name: "Two?" })).toBeVisible();
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+Enter");
  await expect(blocks(ada)).toHaveText(["One!", "alpha more", "new", "beta", "Two?", "gamma"]);
  // All of them, from the palette.
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search commands" })).toBeFocused();
  await page.keyboard.type("collapse all");
  await expect(page.getByRole("option", { name: "Collapse all sections" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(blocks(ada)).toHaveText(["One!", "Two?"]);
});
