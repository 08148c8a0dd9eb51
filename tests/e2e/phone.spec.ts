/** A phone: fingers, a narrow window, and a keyboard that lies over the page (Chromium's emulation). */
import type { CDPSession, Locator } from "@playwright/test";
import type { Person } from "./support/person.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("not on the page");
  return box;
}

/** A keyboard of that height, told of as phones do: the window stays, what is seen of it shrinks. */
const keyboardUp = ({ page }: Person, height: number) =>
  page.evaluate((covered) => {
    const { visualViewport } = window;
    if (visualViewport === null) throw new Error("no visual viewport");
    Object.defineProperty(visualViewport, "height", {
      value: window.innerHeight - covered,
      configurable: true,
    });
    visualViewport.dispatchEvent(new Event("resize"));
  }, height);

/** A finger that goes down, moves in steps, and leaves. */
async function drag(cdp: CDPSession, from: { x: number; y: number }, by: number): Promise<void> {
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
    cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y: from.y }],
    });
  await touch("touchStart", from.x);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", from.x + by * part);
  await touch("touchEnd", from.x + by);
}

test("a tap puts the caret there, and the format bar stands above the keyboard", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await ada.body.tap();
  await ada.page.keyboard.type("first\nsecond");
  const line = await boxOf(ada.body.locator("[data-block]").first());
  await ada.page.touchscreen.tap(line.x + line.width - 20, line.y + line.height / 2);
  await ada.page.keyboard.type("!");
  await expect(ada.body.locator("[data-block]")).toHaveText(["first!", "second"]);

  await keyboardUp(ada, 330);
  const bar = ada.page.locator("[data-format-bar]");
  await expect.poll(async () => Math.round((await boxOf(bar)).y + (await boxOf(bar)).height)).toBe(514);
  // What the bar does leaves the caret, and with it the keyboard, where it is.
  await ada.toolbar.getByRole("button", { name: "Bold" }).tap();
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.type(" more");
  await expect(ada.body.locator("strong")).toHaveText(" more");
});

test("the line of the caret comes out from under the keyboard", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await ada.body.tap();
  for (let line = 0; line < 14; line++) await ada.page.keyboard.type(`line ${line}\n`);
  await ada.page.evaluate(() => window.scrollTo(0, 0));
  const line = ada.body.getByText("line 13");
  await line.tap();
  await keyboardUp(ada, 400);
  const bar = ada.page.locator("[data-format-bar]");
  await expect
    .poll(async () => (await boxOf(bar)).y - (await boxOf(line)).y - (await boxOf(line)).height)
    .toBeGreaterThan(0);
});

test("menus come as sheets at the foot of the window, and choose by a tap", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await ada.body.tap();
  await ada.page.keyboard.type("word");
  const isSheet = async (panel: Locator) => {
    const { x, y, width, height } = await boxOf(panel);
    expect([x, width, Math.round(y + height)]).toEqual([0, 390, 844]);
  };
  await ada.page.getByRole("button", { name: "More", exact: true }).tap();
  await isSheet(ada.page.getByRole("menu"));
  await ada.page.getByRole("menuitem", { name: "Find and replace" }).tap();
  await expect(ada.page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await ada.page.getByRole("button", { name: "Close", exact: true }).tap();
  await ada.toolbar.getByRole("button", { name: "Insert table" }).tap();
  const size = ada.page.getByRole("button", { name: "2 × 2", exact: true });
  await isSheet(ada.page.getByRole("dialog", { name: "Size of the table" }));
  await size.tap();
  await expect(ada.body.locator("td")).toHaveCount(4);
});

test("a table grows, and its columns take another width, under a finger", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await fillPage(ada);
  const { page } = ada;
  await ada.body.locator("td").first().tap();
  await page.getByRole("button", { name: "Add row at the end" }).tap();
  await expect(ada.body.locator("tr")).toHaveCount(3);
  await page.getByRole("button", { name: "Add column at the end" }).tap();
  await expect(ada.body.locator("tr").first().locator("td")).toHaveCount(3);
  await page.getByRole("button", { name: "Row menu" }).tap();
  await page.getByRole("menuitem", { name: "Insert row above" }).tap();
  await expect(ada.body.locator("tr")).toHaveCount(4);
  await page.getByRole("button", { name: "Column menu" }).tap();
  await page.getByRole("menuitem", { name: "Move column forward" }).tap();
  await expect(ada.body.locator("td").filter({ hasText: "City" })).toHaveText("City");

  const slider = page.getByRole("slider", { name: "Width of the column" });
  const before = Number(await slider.getAttribute("aria-valuenow"));
  const { x, y, width, height } = await boxOf(slider);
  const cdp = await ada.context.newCDPSession(page);
  await drag(cdp, { x: x + width / 2, y: y + height / 2 }, -40);
  await expect.poll(async () => Number(await slider.getAttribute("aria-valuenow"))).toBe(before - 40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test("what a finger has selected is changed by the bar, and stays selected", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await ada.body.tap();
  await ada.page.keyboard.type("some words");
  // The handles of a phone's selection are the system's: what the page hears of them is a selection.
  await ada.body
    .locator("[data-block]")
    .first()
    .evaluate((block) => {
      const text = block.firstChild;
      if (text !== null) getSelection()?.setBaseAndExtent(text, 5, text, 10);
    });
  await ada.toolbar.getByRole("button", { name: "Italic" }).tap();
  await expect(ada.body.locator("em")).toHaveText("words");
  await expect.poll(() => ada.page.evaluate(() => getSelection()?.toString())).toBe("words");
});

test("what a finger presses is at least 44 pixels wide and high", async ({ newPerson }) => {
  const ada = await newPerson(phone);
  await ada.createDocument();
  await fillPage(ada);
  await ada.body.locator("td").first().tap();
  await expect(ada.page.getByRole("button", { name: "Row menu" })).toBeVisible();
  const small = await ada.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, [role=slider]:not(.picture-handle)")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const spread = getComputedStyle(element, "::after");
        const size = [
          Math.max(width, parseFloat(spread.width) || 0),
          Math.max(height, parseFloat(spread.height) || 0),
        ];
        return { name: element.getAttribute("aria-label") ?? element.textContent, size };
      })
      .filter(({ size }) => size.some((each) => each < 44)),
  );
  expect(small).toEqual([]);
});

test("with others there, the dot that tells what is saved stays in sight, and the title keeps its place", async ({
  newPerson,
}) => {
  const [ada, bob, cleo] = [await newPerson(phone), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("The plan for the spring");
  await ada.isSaved();
  const link = await ada.share("edit");
  for (const other of [bob, cleo]) await other.open(link);
  await expect(ada.people.getByRole("listitem")).toHaveCount(3);
  const lies = () =>
    ada.chip.evaluate((chip) => {
      const dot = chip.querySelector("button > span")?.getBoundingClientRect();
      if (dot === undefined) return "no dot";
      const there = document.elementFromPoint(dot.x + dot.width / 2, dot.y + dot.height / 2);
      return chip.contains(there) ? "in sight" : `under ${there?.outerHTML.slice(0, 80) ?? "nothing"}`;
    });
  await expect.poll(lies).toBe("in sight");
  expect((await boxOf(ada.title)).width).toBeGreaterThan(48);
  expect(await ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});
