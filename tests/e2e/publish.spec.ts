/** A document becomes a page: the owner who publishes it, an editor who is told, and readers who have no account. */
import { violationsOf } from "./support/axe.ts";
import type { Person } from "./support/person.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

const soon = { timeout: 15_000 };

/** Opens the share dialog, and publishes as it is set; gives the address. */
async function publish({ page }: Person, mode: "Live" | "As it is now" = "Live"): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("radio", { name: mode }).check({ force: true });
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  const address = await dialog.getByRole("textbox", { name: "Address of the page" }).inputValue();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return address;
}

test("readers follow what two people write, keep their place, and lose the page when it is taken back", async ({
  newPerson,
}) => {
  const [ann, bob, reader] = [await newPerson(), await newPerson(), await newPerson()];
  await ann.createDocument();
  await ann.title.fill("Minutes");
  await ann.write("First line");
  await ann.isSaved();
  const link = await ann.share("edit");
  await bob.open(link);
  await expect(bob.page.getByRole("link", { name: "Published" })).toBeHidden();
  const address = await publish(ann);
  expect(address).toMatch(/\/p\/minutes-[a-z0-9]{6}$/);
  // Who writes is told that the world reads along.
  await expect(bob.page.getByRole("link", { name: "Published" })).toBeVisible();

  await reader.page.goto(address);
  const article = reader.page.getByRole("article");
  await expect(reader.page.getByRole("heading", { level: 1, name: "Minutes" })).toBeVisible();
  await expect(article).toContainText("First line");
  // The mark of the page that was loaded stays: what follows is no new load.
  await reader.page.evaluate(() => void (document.body.dataset["loaded"] = "once"));

  await ann.write(", and more");
  await expect(article).toContainText("First line, and more", soon);
  await bob.body.click();
  await bob.body.press("Control+End");
  await bob.page.keyboard.press("Enter");
  await bob.page.keyboard.type("Bob was here");
  await expect(article).toContainText("Bob was here", soon);
  await ann.title.fill("Minutes of May");
  await expect(reader.page).toHaveTitle("Minutes of May", soon);
  expect(await reader.page.evaluate(() => document.body.dataset["loaded"])).toBe("once");

  await ann.page.getByRole("button", { name: "Share", exact: true }).click();
  await ann.page.getByRole("button", { name: "Unpublish" }).click();
  await expect(reader.page.getByRole("heading", { name: "This page is not published any more" })).toBeVisible(
    soon,
  );
  await expect(bob.page.getByRole("link", { name: "Published" })).toBeHidden();
});

test("a reader's place stays where it is while text comes in above it", async ({ newPerson }) => {
  const [ann, reader] = [await newPerson(), await newPerson()];
  await ann.createDocument();
  for (let line = 1; line <= 40; line++) {
    await ann.page.keyboard.type(`Line number ${line}`);
    await ann.page.keyboard.press("Enter");
  }
  await ann.isSaved();
  await reader.page.goto(await publish(ann));
  const seen = reader.page.getByText("Line number 35");
  await expect(seen).toBeAttached();
  await seen.evaluate((line) => line.scrollIntoView({ block: "center", behavior: "instant" }));
  const top = async () => (await seen.boundingBox())?.y ?? -1;
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await ann.body.click();
  await ann.page.keyboard.press("Control+Home");
  await ann.page.keyboard.type("A new beginning");
  await ann.page.keyboard.press("Enter");
  await expect(reader.page.getByRole("article")).toContainText("A new beginning", soon);
  await expect.poll(async () => Math.abs((await top()) - before), soon).toBeLessThan(2);
});

test("a frozen page waits to be published again, under an address of one's own", async ({ newPerson }) => {
  const [ann, reader] = [await newPerson(), await newPerson()];
  await ann.createDocument();
  await ann.write("As it was");
  await ann.isSaved();
  const address = await publish(ann, "As it is now");
  await ann.write(" and as it is");
  await ann.isSaved();
  await reader.page.goto(address);
  const article = reader.page.getByRole("article");
  await expect(article).toHaveText("As it was");

  await ann.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = ann.page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("button", { name: "Change address" }).click();
  const field = dialog.getByRole("textbox", { name: "Last part of the address" });
  await field.fill("Not an address!");
  await dialog.getByRole("button", { name: "Save address" }).click();
  await expect(dialog.getByText("An address has 3 to 60 small letters")).toBeVisible();
  const name = `of-ann-${Date.now()}`;
  await field.fill(name);
  await dialog.getByRole("button", { name: "Save address" }).click();
  await expect(dialog.getByRole("textbox", { name: "Address of the page" })).toHaveValue(
    new RegExp(`/p/${name}$`),
  );
  await dialog.getByRole("button", { name: "Publish again" }).click();
  await expect(async () => {
    await reader.page.goto(address);
    await expect(article).toHaveText("As it was and as it is");
  }).toPass(soon);
  expect(reader.page.url()).toContain(`/p/${name}`);
});

test("everything that a page can hold is there for everybody, on a desk and on a phone, light and dark", async ({
  newPerson,
}) => {
  const ann = await newPerson();
  await ann.createDocument();
  await ann.title.fill("The whole page");
  await ann.body.click();
  await fillPage(ann);
  await ann.isSaved();
  const address = await publish(ann);
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await newPerson({ viewport });
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 2, name: "The whole page" })).toBeVisible();
      await expect(page.getByRole("img", { name: "" }).or(page.locator("figure img"))).toHaveCount(1);
      await page.locator("figure img").scrollIntoViewIfNeeded();
      await expect
        .poll(() => page.locator("figure img").evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBe(240);
      expect(await violationsOf(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      // Nothing of the framework, nothing from elsewhere.
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
      );
      expect(loaded.filter((path) => !/^\/p\/|^\/icon\.svg$/.test(path))).toEqual([]);
    }
  }
});

test("the outline leads to headings, marks where one is, and headings fold", async ({ newPerson }) => {
  const ann = await newPerson();
  await ann.createDocument();
  for (const part of ["Spring", "Summer", "Autumn"]) {
    await ann.page.keyboard.type(`# ${part}`);
    await ann.page.keyboard.press("Enter");
    for (let line = 0; line < 12; line++) {
      await ann.page.keyboard.type(`About ${part}, line ${line}.`);
      await ann.page.keyboard.press("Enter");
    }
  }
  await ann.isSaved();
  const { page } = await newPerson();
  await page.goto(await publish(ann));
  const outline = page.getByRole("navigation", { name: "Contents" });
  await expect(outline.getByRole("link", { name: "Spring" })).toHaveAttribute("aria-current", "location");
  await outline.getByRole("link", { name: "Autumn" }).click();
  await expect(page).toHaveURL(/#autumn$/);
  await expect(outline.getByRole("link", { name: "Autumn" })).toHaveAttribute("aria-current", "location");
  await page.getByRole("heading", { name: "Summer" }).click();
  await expect(page.getByText("About Summer, line 3.")).toBeHidden();
  // On a phone it is a line that opens.
  const phone = await newPerson({ viewport: { width: 390, height: 844 } });
  await phone.page.goto(page.url());
  await expect(phone.page.getByRole("link", { name: "Summer" })).toBeHidden();
  await phone.page.getByText("Contents").click();
  await expect(phone.page.getByRole("link", { name: "Summer" })).toBeVisible();
});

test("on paper a page is its text: dark on white, nothing folded, with the addresses of links", async ({
  newPerson,
}) => {
  const ann = await newPerson();
  await ann.createDocument();
  await ann.body.evaluate((element) => {
    const clipboardData = new DataTransfer();
    const link = "https://example.org/";
    clipboardData.setData(
      "text/html",
      `<h1>One</h1><p>Under one, see <a href="${link}guide">the guide</a> or <a href="${link}">${link}</a>.</p><h1>Two</h1><p>Under two</p><h1>Three</h1><p>End</p>`,
    );
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(ann.body).toContainText("End");
  await ann.isSaved();
  const { page } = await newPerson();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(await publish(ann));
  await page.getByRole("heading", { name: "Two" }).click();
  await expect(page.getByText("Under two")).toBeHidden();

  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(page.getByText("Under two")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Contents" })).toBeHidden();
  await expect(page.getByText("Follows the document live")).toBeHidden();
  const look = await page.evaluate(() => {
    const behind = [...document.querySelectorAll("article a")].map(
      (link) => getComputedStyle(link, "::after").content,
    );
    const { color } = getComputedStyle(document.body);
    return { behind, brightness: Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number)) };
  });
  expect(look.behind[0]).toContain("https://example.org/guide");
  expect(look.behind[1]).toBe("none");
  expect(look.brightness).toBeLessThan(80);
});

test("taken back and published again while somebody reads: the page, its picture, and what follows come and go with it", async ({
  newPerson,
}) => {
  const [ann, reader] = [await newPerson(), await newPerson()];
  await ann.createDocument();
  await ann.title.fill("With a picture");
  await ann.body.click();
  await fillPage(ann);
  await ann.isSaved();
  const address = await publish(ann);
  const { page } = reader;
  await page.goto(address);
  const picture = page.locator("article figure img");
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const source = new URL((await picture.getAttribute("src")) ?? "", page.url()).href;
  const statusOf = async (url: string) => (await page.request.get(url)).status();
  expect(await statusOf(source)).toBe(200);

  await ann.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = ann.page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("button", { name: "Unpublish" }).click();
  await expect(dialog.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
  const gone = page.getByRole("heading", { name: "This page is not published any more" });
  await expect(gone).toBeVisible(soon);
  await expect(picture).toHaveCount(0);
  // At once, and for whoever kept the address of the picture, too.
  expect([await statusOf(address), await statusOf(source)]).toEqual([410, 404]);
  expect(await violationsOf(page)).toEqual([]);

  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  const again = await dialog.getByRole("textbox", { name: "Address of the page" }).inputValue();
  await ann.page.keyboard.press("Escape");
  await page.goto(again);
  await expect(picture).toHaveCount(1);
  await ann.write("And on it goes");
  await expect(page.getByRole("article")).toContainText("And on it goes", soon);
});
