import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

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
  await expect.poll(() => grace.page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
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
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("https://example.org/page");
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
