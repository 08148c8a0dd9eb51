import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("held at the edge of the window, a block takes the page along", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.insertText("first");
  for (let line = 0; line < 45; line += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(`line ${line}`);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  const block = ada.body.getByText("first", { exact: true });
  const handle = page.getByRole("button", { name: "Drag to move, or click for more" });
  await expect
    .poll(async () => {
      await block.hover();
      const [place, box] = [await handle.boundingBox(), await block.boundingBox()];
      return place === null || box === null ? 999 : Math.abs(place.y - box.y);
    })
    .toBeLessThan(20);
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(600, 500, { steps: 4 });
  await page.mouse.move(600, 795, { steps: 2 });
  await expect(block).not.toBeInViewport();
  await expect(ada.body.getByText("line 44")).toBeInViewport();
  await page.mouse.move(600, 400, { steps: 2 });
  await expect(ada.body.locator(".block-lifted")).toHaveCount(1);
  const end = await ada.body.getByText("line 44").boundingBox();
  await page.mouse.move(600, (end?.y ?? 0) + (end?.height ?? 0) - 2, { steps: 3 });
  await page.mouse.up();
  await expect(ada.body.locator("[data-block]").last()).toHaveText("first");
  await expect(block).toBeInViewport();
});

test("on a phone the menu of a block opens from the bar, and a tap on a link tells where it leads", async ({
  newPerson,
}) => {
  const ada = await newPerson({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# Plan\none\ntwo");
  const open = () => page.getByRole("button", { name: "Block menu" }).tap();
  const item = (name: string) => page.getByRole("menuitem", { name, exact: true });
  await open();
  await expect(item("Move up")).toBeVisible();
  await expectNoViolation(page);
  await item("Move up").tap();
  await expect(ada.body.locator("[data-block]")).toHaveText(["Plan", "two", "one"]);
  await open();
  await item("Turn into").tap();
  await expect(item("Quote")).toBeInViewport({ ratio: 1 });
  await item("Quote").tap();
  await expect(ada.body.locator("blockquote")).toHaveText("two");
  await ada.body.getByRole("heading", { name: "Plan" }).tap();
  await open();
  await item("Collapse section").tap();
  const note = ada.body.getByRole("button", { name: "2 blocks hidden" });
  await note.tap();
  await expect(note).toHaveCount(0);
  await expect(ada.body.locator("blockquote")).toBeVisible();

  await ada.body.getByText("one", { exact: true }).tap();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  // Fingers have the system's own bar.
  await page.keyboard.press("Control+k");
  const address = page.getByRole("textbox", { name: "Link address" });
  await address.fill("example.org");
  await address.press("Enter");
  await expect(ada.body.getByRole("link")).toHaveText("one");
  await expect(page.getByRole("toolbar", { name: "Selected text" })).toHaveCount(0);
  await ada.body.getByRole("heading", { name: "Plan" }).tap();
  await ada.body.getByRole("link").tap();
  const card = page.getByRole("group", { name: "About this link" });
  await expect(card.getByRole("link", { name: "Open" })).toBeInViewport({ ratio: 1 });
  await expectNoViolation(page);
});

test("who only reads folds sections and takes links along, and changes nothing", async ({ newPerson }) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# Plan\nsee here");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  const address = page.getByRole("textbox", { name: "Link address" });
  await address.fill("https://example.org/");
  await address.press("Enter");
  await expect(ada.body.getByRole("link")).toHaveText("here");
  await ada.isSaved();
  await grace.open(await ada.share("view"));
  const card = grace.page.getByRole("group", { name: "About this link" });
  await grace.body.getByRole("link").hover();
  await expect(card.getByRole("link", { name: "Open" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Copy address" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Remove" })).toHaveCount(0);
  const heading = grace.body.getByRole("heading", { name: "Plan" });
  await heading.dblclick();
  await expect(grace.page.getByRole("toolbar", { name: "Selected text" })).toHaveCount(0);
  await expect
    .poll(async () => {
      await heading.hover();
      return grace.page.getByRole("button", { name: "Collapse section" }).isVisible();
    })
    .toBe(true);
  await grace.page.getByRole("button", { name: "Drag to move, or click for more" }).click();
  await expect(grace.page.getByRole("menuitem")).toHaveText([/^Copy link to block/, /^Collapse section/]);
  await grace.page.getByRole("menuitem", { name: "Collapse section" }).click();
  await expect(grace.body.getByRole("button", { name: "1 block hidden" })).toBeVisible();
  await expect(ada.body.getByText("see here")).toBeVisible();
});
