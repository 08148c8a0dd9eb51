import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

export type LinkRole = "view" | "comment" | "edit";

/** Somebody in a browser of their own: a page, and the things on it by the names that assistive technology uses. */
export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly body: Locator;
  readonly title: Locator;
  readonly chip: Locator;
  readonly people: Locator;
  readonly toolbar: Locator;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.body = page.getByRole("textbox", { name: "Document body" });
    this.title = page.getByRole("textbox", { name: "Document title" });
    this.chip = page.getByRole("status", { name: /^(Saved|Saving|Not saved|Read-only)/ });
    this.people = page.getByRole("list", { name: "People in this document" });
    this.toolbar = page.getByRole("toolbar", { name: "Formatting" });
  }

  /** A new document, open and empty, with the caret in it. */
  async createDocument(): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("button", { name: "New document" }).first().click();
    await this.page.waitForURL(/\/d\/[A-Za-z0-9]{22}$/);
    await this.isLive();
    await this.body.click();
  }

  /** Opens a share link or a document and waits for its text. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.isLive();
  }

  async isLive(): Promise<void> {
    await expect(this.body).toBeVisible();
    await expect(this.chip).toHaveAccessibleName(/^(Saved|Read-only)$/);
  }

  async isSaved(): Promise<void> {
    await expect(this.chip).toHaveAccessibleName("Saved");
  }

  /** Types at the end of the text. */
  async write(text: string): Promise<void> {
    await this.body.press("Control+End");
    await this.page.keyboard.type(text);
  }

  /** A new link of this role, made in the share dialog. */
  async share(role: LinkRole): Promise<string> {
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Share document" });
    const links = dialog.getByRole("textbox", { name: "Link" });
    // The links there are come a moment after the dialog; counted before that, an old one would pass for the new.
    await expect(dialog.getByText("People with access")).toBeVisible();
    const before = await links.count();
    await chooseRole(dialog, role);
    await dialog.getByRole("button", { name: "Create link" }).click();
    await expect(links).toHaveCount(before + 1);
    const link = await links.first().inputValue();
    await this.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    return link;
  }
}

/** The role of a new link: a radio group or a combobox, as the contract of names allows. */
async function chooseRole(dialog: Locator, role: LinkRole): Promise<void> {
  const group = dialog.getByRole("radiogroup", { name: "Role" });
  const word = new RegExp(role, "i");
  if ((await group.count()) > 0) await group.getByRole("radio", { name: word }).check({ force: true });
  else await dialog.getByRole("combobox", { name: "Role" }).selectOption(role);
}
