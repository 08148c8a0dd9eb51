/** What opens around a text (rich-page.ts): each menu, panel and dialog by itself, for who looks at them all. */
import { expect, type Locator } from "@playwright/test";
import type { Person } from "./person.ts";

export interface EditorState {
  name: string;
  /** Opens it, and answers what shows that it is open. */
  open: (person: Person) => Promise<Locator>;
  /** Without: Esc. */
  close?: (person: Person) => Promise<void>;
}

const tool =
  (button: string, found: (person: Person) => Locator) =>
  async (person: Person): Promise<Locator> => {
    await person.toolbar.getByRole("button", { name: button, exact: true }).click();
    return found(person);
  };

const caretIn = (person: Person, text: string) => person.body.getByText(text, { exact: true }).click();

/** Signs typed at the end of the text, and taken out again. */
const typed = (name: string, signs: string, list: string): EditorState => ({
  name,
  async open({ body, page }) {
    await body.getByText("The end.").click();
    await page.keyboard.press("End");
    await page.keyboard.type(` ${signs}`);
    return page.getByRole("listbox", { name: list });
  },
  async close({ page }) {
    await page.keyboard.press("Escape");
    for (const _ of ` ${signs}`) await page.keyboard.press("Backspace");
  },
});

const key = (name: string, keys: string, found: (person: Person) => Locator): EditorState => ({
  name,
  async open(person) {
    await caretIn(person, "The end.");
    await person.page.keyboard.press(keys);
    return found(person);
  },
});

export const editorStates: readonly EditorState[] = [
  { name: "text", open: async ({ body }) => body, close: async () => {} },
  {
    name: "share",
    open: async ({ page }) => {
      await page.getByRole("button", { name: "Share", exact: true }).click();
      return page.getByRole("dialog").getByText("People with access");
    },
  },
  {
    name: "more",
    open: async ({ page }) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      return page.getByRole("menuitem", { name: "Print" });
    },
  },
  {
    name: "saving",
    open: async ({ page }) => {
      await page.getByRole("button", { name: /Details$/ }).click();
      return page.getByText("Last saved");
    },
  },
  key("find", "Control+f", ({ page }) => page.getByRole("search")),
  key("palette", "Control+k", ({ page }) => page.getByRole("combobox", { name: "Search commands" })),
  key("shortcuts", "Control+/", ({ page }) => page.getByRole("dialog", { name: "Keyboard shortcuts" })),
  {
    name: "link",
    open: async ({ body, page }) => {
      await body.getByRole("link", { name: "a link" }).click();
      await page.keyboard.press("Control+k");
      return page.getByRole("textbox", { name: "Link address" });
    },
  },
  {
    name: "colours",
    open: tool("Colours", ({ page }) => page.getByRole("group", { name: "Highlight" })),
  },
  {
    name: "text style",
    open: tool("Text style", ({ page }) => page.getByRole("menuitemcheckbox", { name: "Centre" })),
  },
  {
    name: "table size",
    open: tool("Insert table", ({ page }) => page.getByRole("button", { name: "3 × 3", exact: true })),
  },
  {
    name: "table options",
    open: async (person) => {
      await caretIn(person, "Rome");
      return await tool("Table options", ({ page }) => page.getByRole("menuitem", { name: "Delete table" }))(
        person,
      );
    },
  },
  {
    name: "picture choice",
    open: tool("Insert image", ({ page }) => page.getByRole("textbox", { name: "Image address" })),
  },
  {
    name: "picture",
    open: async ({ body, page }) => {
      await body.locator("figure.picture img").click();
      await page.getByRole("button", { name: "Description" }).click();
      return page.getByRole("textbox", { name: /Describe the picture/ });
    },
    close: async ({ page, body }) => {
      await page.keyboard.press("Escape");
      await body.getByText("The end.").click();
      await expect(page.getByRole("toolbar", { name: "Picture" })).toBeHidden();
    },
  },
  {
    name: "bar over a selection",
    open: async (person) => {
      await person.body.getByText("The end.").dblclick();
      return person.page.getByRole("toolbar", { name: "Selected text" });
    },
    close: async (person) => {
      await person.page.keyboard.press("Escape");
      await caretIn(person, "The end.");
    },
  },
  {
    name: "block menu",
    open: async (person) => {
      await caretIn(person, "The end.");
      await person.page.keyboard.press("Control+Shift+Enter");
      return person.page.getByRole("menuitem", { name: "Duplicate" });
    },
  },
  {
    name: "card of a link",
    open: async ({ body, page }) => {
      await body.getByRole("link", { name: "a link" }).click();
      return page.getByRole("button", { name: "Copy address" });
    },
    close: async (person) => caretIn(person, "The end."),
  },
  {
    name: "folded section",
    open: async (person) => {
      await caretIn(person, "Second part");
      await person.page.keyboard.press("Control+Enter");
      await expect(person.body.locator("figure.picture")).toBeHidden();
      return person.body.getByText(/blocks hidden/);
    },
    close: async (person) => {
      await person.page.keyboard.press("Control+Enter");
      await expect(person.body.getByText("The end.")).toBeVisible();
    },
  },
  typed("slash", "/", "Blocks"),
  typed("emoji", ":par", "Emoji"),
  typed("mention", "@", "People and dates"),
  {
    name: "code",
    open: async ({ body, page }) => {
      await body.locator("pre").click();
      return page.getByRole("combobox", { name: "Language" });
    },
    close: async () => {},
  },
  {
    name: "callout",
    open: async (person) => {
      await caretIn(person, "Mind the gap.");
      return person.page.getByRole("combobox", { name: "Kind of callout" });
    },
    close: async () => {},
  },
  {
    name: "formula",
    open: async ({ body, page }) => {
      await body.locator(".math").click();
      return page.getByRole("textbox", { name: "Formula in TeX" });
    },
  },
];
