import { expect, test } from "./support/test.ts";

test("in a long document what is far away is reached by find and by keys", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 1440, height: 800 } });
  await ada.createDocument();
  const line = (number: number) => `${number} the quick brown fox jumps over the lazy dog. `.repeat(4).trim();
  const lines = Array.from({ length: 900 }, (_, index) =>
    index % 100 === 0 ? `Part ${index}` : line(index),
  );
  await ada.body.evaluate((surface, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join("\n"));
  const blocks = ada.body.locator("[data-block]");
  await expect(blocks).toHaveCount(900);
  const last = blocks.last();
  await last.scrollIntoViewIfNeeded();
  await ada.write(" needle");
  await ada.isSaved();

  // Opened anew, only what is near the window is laid out; what is not stands ready all the same.
  await ada.page.reload();
  await ada.isLive();
  await expect(blocks).toHaveCount(900);
  await expect(blocks.nth(5)).toHaveCSS("content-visibility", "auto");
  await expect(last).not.toBeInViewport();
  await ada.page.keyboard.press("ControlOrMeta+f");
  await ada.page.getByRole("textbox", { name: "Find" }).fill("needle");
  await expect(last).toBeInViewport();
  await expect(ada.body.locator(".find-current")).toBeInViewport();

  // Back to the start and down again by keys: the caret stays in sight.
  await ada.page.keyboard.press("Escape");
  await ada.body.press("ControlOrMeta+Home");
  await expect(blocks.first()).toBeInViewport();
  await ada.body.press("ControlOrMeta+End");
  await ada.page.keyboard.type(" and more");
  await expect(last).toContainText("needle and more");
  await expect(last).toBeInViewport();
});
