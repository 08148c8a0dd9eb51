/** Long documents are drawn in stretches (lib/editor/stretches): what nobody sees is not laid out, and nobody notices. */
import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import { ensureChromium } from "../find-chromium.ts";
import { chromiumArguments } from "./support/chromium-arguments.ts";
import { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

const blocks = 1_200;
const sentence = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ";
/** The first block of the second stretch. */
const border = 64;

test("of a long document the browser lays out what is near the window, and all of it stands where it would stand", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await openLong(ada);
  await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
  // Measured in idle time, each stretch; before that they are guesses.
  await expect.poll(() => farthestFromFlat(ada.page)).toBeLessThan(0.6);
  await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
  await ada.page.setViewportSize({ width: 700, height: 800 });
  await expect.poll(() => farthestFromFlat(ada.page)).toBeLessThan(0.6);
  // Find in page finds what is far away, and paper gets everything.
  expect(await ada.page.evaluate("window.find('1110 The quick')")).toBe(true);
  await expect(ada.body.getByText("1110 The quick")).toBeInViewport();
  await ada.page.emulateMedia({ media: "print" });
  await expect.poll(() => laidOut(ada.page)).toBe(blocks);
});

test("a document that becomes long under a reader's eyes stays where it is, and a click meets the text", async ({
  newPerson,
}) => {
  // Two pages of a thousand blocks: on a busy machine that takes its time.
  test.slow();
  const [ada, ben] = [await newPerson(), await newPerson()];
  await ada.page.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its element
    const attach = Element.prototype.attachShadow;
    const met = () => {
      const block = document.elementFromPoint(640, 500)?.closest("[data-block]");
      return { text: block?.textContent ?? "nothing", top: block?.getBoundingClientRect().top ?? 0 };
    };
    Element.prototype.attachShadow = function (this: Element, init) {
      const before = met();
      const root = attach.call(this, init);
      // Behind what draws, ahead of the next frame.
      if (this.matches(".surface"))
        queueMicrotask(() => Object.assign(window, { atSwitch: { before, behind: met() } }));
      return root;
    };
    Object.assign(window, { met });
  });
  await openLong(ada, 995);
  await ben.open(await ada.share("edit"));
  await ada.page.evaluate(() => window.scrollTo(0, 30_000));
  await ben.body.locator("> *").last().click();
  await ben.page.keyboard.press("End");
  for (let index = 0; index < 6; index += 1) await ben.page.keyboard.press("Enter");
  type Met = { text: string; top: number };
  const ask = <T>(expression: string) => ada.page.evaluate<T>(expression);
  await expect.poll(() => ask("window.atSwitch")).toBeDefined();
  const { before, behind } = await ask<Record<"before" | "behind", Met>>("atSwitch");
  expect(before.text).toMatch(/^\d{3} The quick/);
  expect(behind).toEqual(before);
  await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
  await expect.poll(() => farthestFromFlat(ada.page)).toBeLessThan(0.6);
  const now = await ask<Met>("met()");
  expect(now.text).toBe(before.text);
  expect(Math.abs(now.top - before.top)).toBeLessThan(1);
});

test("a document that becomes long is drawn so under the hands of who writes it", async ({ newPerson }) => {
  const ada = await newPerson();
  await openLong(ada, 990);
  await blockOf(ada, 1).click();
  await ada.page.keyboard.press("End");
  for (let index = 0; index < 12; index += 1) {
    await ada.page.keyboard.press("Enter");
    await ada.page.keyboard.insertText(`n${index}`);
  }
  await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.type(" and on");
  await expect(ada.body.getByText("n11 and on", { exact: true })).toBeInViewport();
});

test("keys and the mouse go over the border of two stretches, and to both ends", async ({ newPerson }) => {
  const ada = await newPerson();
  await openLong(ada);
  await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
  const { keyboard, mouse } = ada.page;
  const selected = () => ada.page.evaluate(() => getSelection()?.toString() ?? "");
  const before = blockOf(ada, border - 2);
  const behind = blockOf(ada, border + 1);
  await before.scrollIntoViewIfNeeded();
  await before.click({ position: { x: 4, y: 10 } });
  await keyboard.press("Home");
  for (let index = 0; index < 12; index += 1) await keyboard.press("Shift+ArrowDown");
  await expect.poll(() => selected()).toMatch(new RegExp(`^${border - 2} The[^]*\\n${border + 1} The`));
  await keyboard.press("ArrowRight");
  for (let index = 0; index < 12; index += 1) await keyboard.press("Shift+ArrowUp");
  await expect.poll(() => selected()).toMatch(new RegExp(`${border - 1} The[^]*\\n${border} The`));
  const [from, to] = [await before.boundingBox(), await behind.boundingBox()];
  if (from === null || to === null) throw new Error("the blocks are not in the page");
  await mouse.move(from.x + 90, from.y + 10);
  await mouse.down();
  await mouse.move(to.x + 60, to.y + 10, { steps: 4 });
  await mouse.up();
  await expect.poll(() => selected()).toMatch(new RegExp(`\\n${border} The[^]*\\n${border + 1} `));
  await keyboard.press("Backspace");
  await expect(behind).toHaveCount(0);
  await keyboard.press("Control+z");
  await expect(behind).toHaveCount(1);
  // The ends are not laid out from here.
  await keyboard.press("Control+End");
  await keyboard.type("the end");
  await expect(ada.body.locator("> *").last()).toHaveText(/the end$/);
  await keyboard.press("Control+Home");
  await keyboard.type("the start ");
  await expect(ada.body.locator("> *").first()).toHaveText(/^the start 0 The/);
  await keyboard.press("Control+Shift+End");
  await keyboard.press("Delete");
  await expect(ada.body.locator("> *")).toHaveCount(1);
  await keyboard.press("Control+z");
  await expect(ada.body.locator("> *")).toHaveCount(blocks);
});

test("what is written, composed and received at a border has its place in the page", async ({
  newPerson,
}) => {
  test.slow();
  const [ada, ben] = [await newPerson(), await newPerson()];
  await openLong(ada);
  await ben.open(await ada.share("edit"));
  const first = blockOf(ada, border);
  await first.scrollIntoViewIfNeeded();
  await first.click({ position: { x: 4, y: 10 } });
  await ada.page.keyboard.press("Home");
  const session = await ada.context.newCDPSession(ada.page);
  await session.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  // Meanwhile somebody writes new blocks right in front.
  const others = blockOf(ben, border - 1);
  await others.scrollIntoViewIfNeeded();
  await others.click();
  await ben.page.keyboard.press("End");
  for (const word of ["one", "two", "three"]) {
    await ben.page.keyboard.press("Enter");
    await ben.page.keyboard.type(word);
  }
  await expect(ada.body.getByText("three", { exact: true })).toBeInViewport();
  await session.send("Input.insertText", { text: "日本" });
  await expect(ada.body.getByText(`日本${border} The quick`)).toBeInViewport();
  await ada.page.keyboard.press("Enter");
  for (let index = 0; index < 70; index += 1) {
    await ada.page.keyboard.insertText(`n${index}`);
    await ada.page.keyboard.press("Enter");
  }
  await expect(ada.body.getByText("n69", { exact: true })).toBeInViewport();
  await expect.poll(() => farthestFromFlat(ada.page)).toBeLessThan(0.6);
  await expect(ben.body.getByText("n69", { exact: true })).toHaveCount(1);
});

test("who hears the page hears all of it", async () => {
  const { chromium } = await import("@playwright/test");
  // As with a screen reader: from the start, and for everything.
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...chromiumArguments, "--force-renderer-accessibility"],
  });
  try {
    const context = await browser.newContext({ baseURL: process.env["QUIRE_E2E_URL"] ?? "" });
    const ada = new Person(context, await context.newPage());
    await openLong(ada);
    const session = await context.newCDPSession(ada.page);
    await expect.poll(() => laidOut(ada.page)).toBeLessThan(300);
    await expect
      .poll(async () => {
        const { nodes } = await session.send("Accessibility.getFullAXTree");
        return nodes.filter(({ role, ignored }) => role?.value === "heading" && !ignored).length;
      })
      .toBe(blocks / 40);
  } finally {
    await browser.close();
  }
});

function blockOf({ body }: Person, number: number) {
  return body.getByText(new RegExp(`^${number} The quick`));
}

/** A new document of so many blocks, open. From 1,000 on it is drawn in stretches. */
async function openLong(person: Person, count = blocks): Promise<void> {
  const doc = new Y.Doc();
  const nodes = Array.from({ length: count }, (_, index) =>
    schema.node("block", looksOf(index), schema.text(`${index} ${sentence}${sentence}`)),
  );
  textBinding.seed(doc, schema.node("doc", null, nodes));
  const { page } = person;
  await page.goto("/");
  const answer = await page.request.post("/api/documents", {
    headers: { origin: new URL(page.url()).origin },
    data: {
      kind: "blank",
      content: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64"),
      contentFormat: "text",
    },
  });
  const { id }: { id: string } = await answer.json();
  await person.open(`/d/${id}`);
}

/** Something of everything whose place depends on its neighbours: numbers, margins at the foot. */
function looksOf(index: number) {
  const place = index % 40;
  if (place === 0) return { kind: "heading", level: 2 };
  if (place >= 10 && place < 18) return { kind: "ordered", indent: place === 14 ? 1 : 0 };
  if (place === 20) return { kind: "code" };
  if (place === 21 || place === 22) return { kind: "quote" };
  if (place === 35) return { kind: "callout" };
  return place >= 30 && place < 33 ? { kind: "task" } : {};
}

function laidOut(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll(".surface > *")].filter((block) =>
        block.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );
}

/** How far, in pixels, a block stands from where it stands in a copy that is not drawn in stretches. */
function farthestFromFlat(page: Page): Promise<number> {
  return page.evaluate(() => {
    const surface = document.querySelector(".surface");
    const copy = surface?.cloneNode(true);
    if (!(surface instanceof HTMLElement && copy instanceof HTMLElement)) throw new Error("no text");
    const place = document.createElement("div");
    place.style.cssText = `position: absolute; visibility: hidden; width: ${surface.clientWidth}px`;
    place.append(copy);
    document.querySelector("main")?.append(place);
    const top = (element: Element | undefined) => element?.getBoundingClientRect().top ?? 0;
    const differences = [...surface.children].map((block, index) =>
      Math.abs(top(block) - top(surface) - (top(copy.children[index]) - top(copy))),
    );
    differences.push(Math.abs(copy.offsetHeight - surface.offsetHeight));
    place.remove();
    return Math.max(...differences);
  });
}
