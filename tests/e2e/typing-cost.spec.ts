import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

// Counted and not timed: a count is the same on a busy machine.
const blocks = 400;
const sentence = "The quick brown fox jumps over the lazy dog and runs away into the dark wood. ";

test("a letter in a long document has the browser look at its own block, and at no other", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await openLong(ada);
  const block = ada.body.getByText("200 The quick");
  await block.click();
  await ada.page.keyboard.press("End");
  // What comes in idle time is there, and the block is known as one that is written in.
  await expect(async () => {
    await ada.page.keyboard.type("a");
    await expect(block).toHaveClass(/held-height/, { timeout: 500 });
  }).toPass();
  // So that the chip changes at the first letter and at the end, which must not cost the text anything either.
  await ada.isSaved();
  const seen = await traceOf(ada, () => ada.page.keyboard.type("bcdefgh", { delay: 60 }));
  expect(seen.letters).toBeGreaterThanOrEqual(7);
  expect(seen.mostRestyled).toBeGreaterThan(0);
  expect(seen.mostRestyled).toBeLessThan(100);
  expect(seen.wholeLayouts).toBeLessThan(seen.letters);
});

test("a block that is written in grows and shrinks with its lines, to the pixel", async ({ newPerson }) => {
  const ada = await newPerson();
  await openLong(ada);
  const block = ada.body.getByText("200 The quick");
  await block.click();
  await ada.page.keyboard.press("End");
  await expect(async () => {
    await ada.page.keyboard.type("a");
    await expect(block).toHaveClass(/held-height/, { timeout: 500 });
  }).toPass();
  await ada.page.keyboard.type(` ${sentence}${sentence}`);
  await expectNaturalHeight(block);
  await ada.page.keyboard.press("Control+b");
  await ada.page.keyboard.type(sentence);
  await expectNaturalHeight(block);
  for (let index = 0; index < 40; index += 1) await ada.page.keyboard.press("Control+Backspace");
  await expectNaturalHeight(block);
  // Another width makes other lines.
  await ada.page.keyboard.type(sentence);
  await ada.page.setViewportSize({ width: 500, height: 800 });
  await expectNaturalHeight(block);
  await ada.page.keyboard.type("and so on");
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type(sentence);
  await expectNaturalHeight(block);
  await expectNaturalHeight(ada.body.locator(".held-height").last());
});

async function openLong(person: Person): Promise<void> {
  const doc = new Y.Doc();
  const paragraphs = Array.from({ length: blocks }, (_, index) =>
    schema.node("block", null, schema.text(`${index} ${sentence}${sentence}`)),
  );
  textBinding.seed(doc, schema.node("doc", null, paragraphs));
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

/** The height that the block has is the one that it would have by itself. */
async function expectNaturalHeight(block: ReturnType<Page["locator"]>): Promise<void> {
  await expect
    .poll(() =>
      block.evaluate((element) => {
        const copy = element.cloneNode(true);
        if (!(copy instanceof HTMLElement)) throw new Error("no element");
        copy.classList.remove("held-height");
        copy.style.height = "";
        const { width } = element.getBoundingClientRect();
        copy.style.cssText += `position: absolute; width: ${width}px`;
        const place = document.createElement("div");
        place.className = "surface";
        place.style.cssText = "position: absolute; visibility: hidden";
        document.querySelector("main")?.append(place);
        place.append(copy);
        const difference = element.getBoundingClientRect().height - copy.getBoundingClientRect().height;
        place.remove();
        return difference;
      }),
    )
    .toBeCloseTo(0, 1);
}

interface TraceEvent {
  name: string;
  args?: { elementCount?: number; beginData?: { partialLayout?: boolean }; data?: { type?: string } };
}

/** What Chromium tells of its work meanwhile. */
async function traceOf(person: Person, act: () => Promise<void>) {
  const { page } = person;
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser");
  await browser.startTracing(page, { categories: ["-*", "devtools.timeline"] });
  await act();
  await person.isSaved();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const named = (name: string) => traceEvents.filter((event) => event.name === name);
  return {
    letters: named("EventDispatch").filter(({ args }) => args?.data?.type === "input").length,
    mostRestyled: Math.max(...named("UpdateLayoutTree").map(({ args }) => args?.elementCount ?? 0)),
    wholeLayouts: named("Layout").filter(({ args }) => args?.beginData?.partialLayout === false).length,
  };
}
