/** The home page: finding everything again, alone and with others. */
import type { Page } from "@playwright/test";
import { expectNoViolation } from "./support/axe.ts";
import { makeDocuments } from "./support/make-documents.ts";
import { expect, test } from "./support/test.ts";

const rows = (page: Page) => page.getByRole("list", { name: "Documents" }).getByRole("listitem");
const row = (page: Page, title: string) =>
  rows(page).filter({ has: page.getByRole("link", { name: title, exact: true }) });
const place = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });
const searchBox = (page: Page) => page.getByRole("searchbox", { name: "Search your documents" });

async function choose(page: Page, title: string, item: string): Promise<void> {
  await row(page, title).hover();
  await page.getByRole("button", { name: `More about ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("stars, tags, filters and sorts, and finds it so after a reload", async ({ newPerson }) => {
  const { page } = await newPerson();
  await makeDocuments(page, ["Apple", "Banana", "Cherry"]);
  await page.reload();
  await row(page, "Banana").hover();
  await page.getByRole("button", { name: "Star Banana" }).click();
  await choose(page, "Cherry", "Tags…");
  await page.getByRole("combobox", { name: "Find or add a tag" }).fill("fruit");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "fruit", exact: true })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show all tagged fruit" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: /^fruit/ })).toBeVisible();
  await page.reload();
  await expect(row(page, "Cherry")).toBeVisible();
  await place(page, /^Starred/).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, "Banana")).toBeVisible();
  await page.goBack();
  await expect(row(page, "Cherry")).toBeVisible();
  await place(page, /^Mine/).click();
  await page.getByRole("button", { name: /^Sort/ }).click();
  await page.getByRole("menuitemradio", { name: "By title" }).click();
  await expect(rows(page).getByRole("link")).toHaveText(["Apple", "Banana", "Cherry", "Welcome to Quire"]);
});

/** The list comes with the page, the keys with its scripts. */
async function searchByKey(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(searchBox(page)).toBeFocused({ timeout: 500 });
  }).toPass();
}

test("goes through the list by keyboard: choose, trash, undo, open", async ({ newPerson }) => {
  const { page } = await newPerson();
  await makeDocuments(page, ["One", "Two", "Three"]);
  await page.reload();
  await expect(row(page, "One")).toBeVisible();
  await searchByKey(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("/");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const first = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("2 selected")).toBeVisible();
  const before = await rows(page).count();
  await page.keyboard.press("Delete");
  await expect(rows(page)).toHaveCount(before - 2);
  await expect(page.getByText("2 documents moved to trash")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(before);
  await page.reload();
  await expect(rows(page)).toHaveCount(before);
  await searchByKey(page);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/d\//);
});

test("empties the trash only after a question, and restores from it", async ({ newPerson }) => {
  const { page } = await newPerson();
  await makeDocuments(page, ["Keep me", "Drop me"]);
  await page.reload();
  await choose(page, "Keep me", "Move to trash");
  await choose(page, "Drop me", "Move to trash");
  await place(page, /^Trash/).click();
  await expect(row(page, "Drop me")).toContainText("Deleted for good in 30 days");
  await expectNoViolation(page);
  await choose(page, "Drop me", "Delete for good…");
  const dialog = page.getByRole("dialog", { name: "Delete this document for good?" });
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(row(page, "Drop me")).toBeVisible();
  await choose(page, "Drop me", "Delete for good…");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(row(page, "Drop me")).toBeHidden();
  await row(page, "Keep me").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await place(page, /^Recent/).click();
  await expect(row(page, "Keep me")).toBeVisible();
});

test("starts from a template, of Quire's and of one's own, and duplicates", async ({ newPerson }) => {
  const { page, title } = await newPerson();
  await makeDocuments(page, ["Letterhead"]);
  await page.reload();
  await choose(page, "Letterhead", "Use as a template");
  await expect(place(page, /^Templates/)).toBeVisible();
  await choose(page, "Letterhead", "Duplicate");
  await expect(row(page, "Copy of Letterhead")).toBeVisible();
  await page.getByRole("button", { name: "From a template" }).click();
  await page.getByRole("menuitem", { name: "Letterhead" }).click();
  await page.waitForURL(/\/d\//);
  await expect(title).toHaveValue("Letterhead");
  await page.goto("/");
  await page.getByRole("button", { name: "From a template" }).click();
  await page.getByRole("menuitem", { name: "Meeting notes" }).click();
  await page.waitForURL(/\/d\//);
  await expect(title).not.toHaveValue("");
});

test("finds text within seconds, with the passage; and nothing of it after a revocation", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("Harvest");
  await ada.body.click();
  await ada.write("The quinces went to the monastery in October.");
  await ada.isSaved();
  const link = await ada.share("view");
  await bob.open(link);
  await bob.page.goto("/");
  await place(bob.page, /^Shared with me/).click();
  await expect(row(bob.page, "Harvest")).toContainText("Can view");

  // The index follows within seconds: the question is asked anew until it does.
  await expect(async () => {
    await searchBox(bob.page).fill("");
    await searchBox(bob.page).fill("quinc");
    await expect(row(bob.page, "Harvest").locator("mark", { hasText: "quinc" })).toBeVisible({
      timeout: 1_500,
    });
  }).toPass();
  await expectNoViolation(bob.page);
  await searchBox(bob.page).press("Enter");
  await bob.page.waitForURL(/\/d\//);
  await expect(bob.body).toContainText("quinces");
  await bob.page.goto("/");

  await ada.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("button", { name: "Revoke link" }).click();
  await expect(dialog.getByRole("textbox", { name: "Link", exact: true })).toHaveCount(0);

  // At once: the first answer after it knows.
  const answered = bob.page.waitForResponse((response) => response.url().includes("/api/search"));
  await searchBox(bob.page).fill("quinces");
  await answered;
  await expect(bob.page.getByText("Nothing found")).toBeVisible();
  await expect(row(bob.page, "Harvest")).toHaveCount(0);
  await bob.page.goto("/?scope=shared");
  await expect(bob.page.getByText("Nothing is shared with you yet")).toBeVisible();
});

test("an answer that comes late does not take the place of a newer one", async ({ newPerson }) => {
  const { page } = await newPerson();
  await makeDocuments(page, ["Slow answer", "Quick answer"]);
  await page.reload();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/api\/search\?q=slow/, async (route) => {
    await held;
    // Called off by then, as it should be: nothing is left to go on with.
    await route.continue().catch(() => {});
  });
  const asked = page.waitForRequest(/\/api\/search\?q=slow/);
  await searchBox(page).fill("slow");
  await asked;
  await searchBox(page).fill("quick");
  await expect(row(page, "Quick answer")).toBeVisible();
  letGo();
  await expect(row(page, "Slow answer")).toHaveCount(0);
  await expect(row(page, "Quick answer")).toBeVisible();
});

test("says why a list does not come, and gets it when asked again", async ({ newPerson }) => {
  const { page } = await newPerson();
  await makeDocuments(page, ["There"]);
  await page.reload();
  await expect(row(page, "There")).toBeVisible();
  await page.route(/\/api\/home/, (route) => route.abort());
  await place(page, /^Mine/).click();
  await expect(page.getByRole("alert").getByText("This list did not come")).toBeVisible();
  await expectNoViolation(page);
  await page.unroute(/\/api\/home/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(row(page, "There")).toBeVisible();
});

test("a finger that stays chooses, and taps choose on", async ({ newPerson }) => {
  const { page, context } = await newPerson({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await makeDocuments(page, ["Left", "Right"]);
  await page.reload();
  const box = await row(page, "Left").boundingBox();
  if (box === null) throw new Error("no row");
  const at = { x: box.x + 120, y: box.y + 24 };
  const devtools = await context.newCDPSession(page);
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  await expect(page.getByText("1 selected")).toBeVisible();
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await row(page, "Right").getByRole("link").tap();
  await expect(page.getByText("2 selected")).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await expectNoViolation(page);
  await page.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByText("2 documents moved to trash")).toBeVisible();
});

test("two tabs: what one moves to the trash leaves the other, also where it is chosen, and undo brings it back to both", async ({
  newPerson,
}) => {
  const { page, context } = await newPerson();
  await makeDocuments(page, ["One", "Two", "Three", "Four"]);
  await page.reload();
  await expect(row(page, "One")).toBeVisible();
  const other = await context.newPage();
  await other.goto("/");
  await expect(row(other, "One")).toBeVisible();
  const before = await rows(page).count();
  const select = async (tab: Page, title: string) => {
    await row(tab, title).hover();
    await row(tab, title).getByRole("checkbox").check({ force: true });
  };
  await select(other, "Two");
  await select(other, "Four");
  await expect(other.getByText("2 selected")).toBeVisible();
  await select(page, "One");
  await select(page, "Two");
  await select(page, "Three");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(page.getByText("3 documents moved to trash")).toBeVisible();
  await expect(rows(page)).toHaveCount(before - 3);
  // Its rows and its choice follow, when somebody comes back to it. (A headless window never hears that it is in front.)
  // The tab that acts shows it at once; until the server has done it, the other one may still be told the list before.
  const comeBackTo = (tab: Page, count: number) =>
    expect(async () => {
      await tab.evaluate(() => window.dispatchEvent(new Event("focus")));
      await expect(rows(tab)).toHaveCount(count, { timeout: 1_000 });
    }).toPass();
  await comeBackTo(other, before - 3);
  await expect(other.getByText("1 selected")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(before);
  await comeBackTo(other, before);
  for (const title of ["One", "Two", "Three", "Four"]) await expect(row(other, title)).toHaveCount(1);
});
