/** Everything by keys alone: to the bars and back with the selection kept, and through what opens. */
import type { Person } from "./support/person.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

const selected = ({ page }: Person) => page.evaluate(() => getSelection()?.toString());

test("Alt-F10 leads to the toolbar and Esc back to the same selection", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  await keyboard.type("some words");
  await keyboard.press("Control+Shift+ArrowLeft");
  await keyboard.press("Alt+F10");
  await expect(ada.toolbar.getByRole("combobox", { name: "Block type" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(ada.toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  // The way back into the bar leads to where one was.
  await keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  await expect.poll(() => selected(ada)).toBe("words");
  await keyboard.press("Alt+F10");
  await expect(ada.toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  await keyboard.press("End");
  await expect(ada.toolbar.getByRole("button", { name: "Redo" })).toBeFocused();
  // Radix moves the focus in a task of its own: the next key comes after it, as a hand's does.
  await keyboard.press("Home");
  await expect(ada.toolbar.getByRole("combobox", { name: "Block type" })).toBeFocused();
  await keyboard.press("ArrowRight");
  // The focus can be seen.
  await expect(ada.toolbar.getByRole("button", { name: "Bold" })).not.toHaveCSS("box-shadow", "none");
  await keyboard.press("Enter");
  await expect(ada.body.locator("strong")).toHaveText("words");
  await expect(ada.body).toBeFocused();
  await expect.poll(() => selected(ada)).toBe("words");
});

test("F6 goes round the parts of the page and comes back to the text", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await fillPage(ada);
  await ada.body.locator("pre").click();
  const { keyboard, page } = { keyboard: ada.page.keyboard, page: ada.page };
  // It comes in idle time.
  await expect(page.getByRole("combobox", { name: "Language" })).toBeVisible();
  await keyboard.press("F6");
  await expect(page.getByRole("combobox", { name: "Language" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  await keyboard.press("Shift+F6");
  await expect(ada.toolbar.locator(":focus")).toHaveCount(1);
  await keyboard.press("Shift+F6");
  await expect(page.getByRole("link", { name: "Your documents" })).toBeFocused();
  await keyboard.press("F6");
  await keyboard.press("F6");
  await expect(ada.body).toBeFocused();
});

test("a table is changed by keys alone, its columns' widths too", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { keyboard } = ada.page;
  await ada.toolbar.getByRole("button", { name: "Insert table" }).focus();
  await keyboard.press("Enter");
  await expect(ada.page.getByRole("button", { name: "3 × 3", exact: true })).toBeFocused();
  await keyboard.press("Enter");
  await expect(ada.body.locator("td")).toHaveCount(9);
  await expect(ada.body).toBeFocused();
  await ada.page.getByRole("button", { name: "Table options" }).focus();
  await keyboard.press("Enter");
  await expect(ada.page.getByRole("menuitem", { name: "Insert row above" })).toBeFocused();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(ada.body.locator("td")).toHaveCount(12);
  await expect(ada.body).toBeFocused();
  await expect(ada.page.getByRole("button", { name: "Column menu" })).toBeVisible();
  await keyboard.press("F6");
  await expect(ada.page.getByRole("button", { name: "Column menu" })).toBeFocused();
  const width = ada.page.getByRole("slider", { name: "Width of the column" });
  await width.focus();
  const before = Number(await width.getAttribute("aria-valuenow"));
  await keyboard.press("ArrowLeft");
  await expect.poll(async () => Number(await width.getAttribute("aria-valuenow"))).toBeLessThan(before);
  await keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
});

test("a picture is placed, sized and described by keys alone", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await fillPage(ada);
  const { page } = ada;
  await ada.body.locator("figure.picture img").click();
  await expect(page.getByRole("toolbar", { name: "Picture" })).toBeVisible();
  await ada.body.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Align left" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(ada.body.locator("figure.picture")).toHaveAttribute("data-align", "left");
  await page.keyboard.press("Escape");
  await expect(ada.body).toBeFocused();
  await ada.body
    .getByRole("slider", { name: /Width of the picture/ })
    .last()
    .focus();
  await page.keyboard.press("ArrowLeft");
  await expect(ada.body.locator(".picture-frame")).toHaveAttribute("style", /width: \d+%/);
});

const dialogs: [string, string, (person: Person) => ReturnType<Person["page"]["getByRole"]>][] = [
  ["find", "Control+f", ({ page }) => page.getByRole("search")],
  ["palette", "Control+k", ({ page }) => page.getByRole("dialog", { name: "Commands" })],
  ["sheet of keys", "Control+/", ({ page }) => page.getByRole("dialog", { name: "Keyboard shortcuts" })],
];
for (const [name, keys, found] of dialogs)
  test(`Esc gives the focus from the ${name} back to the text`, async ({ newPerson }) => {
    const ada = await newPerson();
    await ada.createDocument();
    await ada.page.keyboard.type("word");
    await ada.page.keyboard.press(keys);
    await expect(found(ada)).toBeVisible();
    await ada.page.keyboard.press("Escape");
    await expect(found(ada)).toBeHidden();
    await expect(ada.body).toBeFocused();
    await ada.page.keyboard.type("s");
    await expect(ada.body).toHaveText("words");
  });

for (const name of ["Share", "More"])
  test(`Esc gives the focus back to the button ${name}`, async ({ newPerson }) => {
    const ada = await newPerson();
    await ada.createDocument();
    const button = ada.page.getByRole("button", { name, exact: true });
    await button.focus();
    await ada.page.keyboard.press("Enter");
    const opened = ada.page.getByRole(name === "Share" ? "dialog" : "menu");
    await expect(opened).toBeVisible();
    await ada.page.keyboard.press("Escape");
    await expect(opened).toBeHidden();
    await expect(button).toBeFocused();
  });

test("Esc calls off a dialog that is still being fetched", async ({ newPerson }) => {
  const ada = await newPerson();
  const { page } = ada;
  await page.goto("/");
  // What comes after the text waits at the door, as over a very slow line.
  let letIn = (): void => {};
  const door = new Promise<void>((resolve) => (letIn = resolve));
  let isHeld = false;
  await page.route("**/_next/static/**", async (route) => {
    if (isHeld) await door;
    await route.continue();
  });
  await page.getByRole("button", { name: "New document" }).first().click();
  await page.waitForURL(/\/d\/[A-Za-z0-9]{22}$/);
  await ada.isLive();
  isHeld = true;
  const share = page.getByRole("button", { name: "Share", exact: true });
  const dialog = page.getByRole("dialog", { name: "Share document" });
  await share.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  letIn();
  await expect(share).toBeFocused();
  // Had it come up after all, it would lie over the button.
  await share.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();
});
