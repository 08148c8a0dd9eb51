/** What assistive technology hears: the tree that the browser gives it, and what is said without anybody looking. */
import type { Page } from "@playwright/test";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

/** The text as the accessibility tree has it: role, name and level of whatever is not plain. */
async function heardIn(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const textbox = nodes.find(
    ({ role, name }) => role?.value === "textbox" && name?.value === "Document body",
  );
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard: string[] = [];
  const plain = new Set(["generic", "StaticText", "InlineTextBox", "paragraph", "none", "textbox"]);
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const role = String(node.role?.value);
    const level: unknown = node.properties?.find(({ name }) => name === "level")?.value.value;
    if (!node.ignored && !plain.has(role))
      heard.push(
        [role, node.name?.value, level].filter((each) => each !== undefined && each !== "").join(" "),
      );
    for (const child of node.childIds ?? []) walk(child);
  };
  if (textbox !== undefined) walk(textbox.nodeId);
  return heard;
}

test("headings, lists, tables, code and pictures are heard as such", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await fillPage(ada);
  await ada.isSaved();
  const heard = await heardIn(ada.page);
  const count = (start: string) => heard.filter((each) => each.startsWith(start)).length;
  expect(heard).toContain("heading The whole page 1");
  expect(heard).toContain("heading Second part 2");
  expect(count("list"), heard.join("\n")).toBeGreaterThanOrEqual(14);
  expect(heard.filter((each) => each.startsWith("listitem")).map((each) => each.at(-1))).toEqual([
    "1",
    "2",
    "1",
    "1",
    "1",
    "1",
    "1",
  ]);
  expect(heard.filter((each) => each.startsWith("checkbox"))).toEqual(["checkbox Done", "checkbox Done"]);
  expect(heard.join("\n")).toMatch(/^link a link/m);
  expect(heard.join("\n")).toMatch(/^columnheader City/m);
  expect(heard.join("\n")).toMatch(/^group javascript/m);
  expect(count("blockquote")).toBe(1);
  expect(count("note")).toBe(1);
  expect(heard.join("\n")).toMatch(/^math/im);
});

test("an item of a list tells which of how many it is, without being drawn anew under the caret", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.body.click();
  await ada.page.keyboard.type("- one\ntwo\nthree");
  const items = ada.body.getByRole("listitem");
  await expect(items.nth(1)).toHaveAttribute("aria-posinset", "2");
  await expect(items.nth(1)).toHaveAttribute("aria-setsize", "3");
  await items.nth(2).evaluate((item) => item.setAttribute("data-same", ""));
  await ada.page.keyboard.type(" and more\nfour");
  await expect(items.nth(3)).toHaveAttribute("aria-setsize", "4");
  await expect(items.nth(2)).toHaveAttribute("aria-setsize", "4");
  await expect(items.nth(2)).toHaveText("three and more");
  await expect(items.nth(2)).toHaveAttribute("data-same", "");
  await ada.isSaved();
});

test("people who come and go, and what a key moved, are said", async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const said = ada.page.locator("[data-announcer]");
  const link = await ada.share("edit");
  await expect(said).toBeAttached();
  await bob.open(link);
  const name = await ada.people.getByRole("listitem").last().getAttribute("aria-label");
  await expect(said).toHaveText(new RegExp(`${name} (joined|is here)`));
  await bob.page.close();
  await expect(said).toContainText(" left", { timeout: 45_000 });
  await ada.body.click();
  await ada.page.keyboard.type("one\ntwo\nthree");
  await ada.page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(said).toHaveText("Moved: now 2 of 3");
  await ada.page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(said).toHaveText("Moved: now 1 of 3");
});

test("a lost connection is said, and its coming back", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const said = ada.page.locator("[data-announcer]");
  await expect(said).toBeAttached();
  await ada.context.setOffline(true);
  await expect(said).toHaveText("The connection is lost. Quire keeps trying", { timeout: 45_000 });
  await ada.context.setOffline(false);
  await expect(said).toHaveText("Connected again", { timeout: 45_000 });
});
