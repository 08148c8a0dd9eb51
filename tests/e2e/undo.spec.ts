import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

test("undo takes back one's own words and puts the caret back, while another writes the same line", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("The fox jumps");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await expect(bob.body).toHaveText("The fox jumps");

  // Hers goes in before the fox, his around it at the same time.
  await ada.body.click();
  await ada.page.keyboard.press("Home");
  for (let step = 0; step < 4; step++) await ada.page.keyboard.press("ArrowRight");
  await ada.page.keyboard.type("quick ");
  await bob.body.press("Control+End");
  await bob.page.keyboard.type(" high");
  await bob.page.keyboard.press("Home");
  await bob.page.keyboard.type("Look: ");
  const both = "Look: The quick fox jumps high";
  await expect(ada.body).toHaveText(both);
  await expect(bob.body).toHaveText(both);

  await ada.page.keyboard.press("Control+z");
  await expect(ada.body).toHaveText("Look: The fox jumps high");
  // The caret is where it was before: what is typed now stands there.
  await ada.page.keyboard.type("red ");
  await expect(bob.body).toHaveText("Look: The red fox jumps high");
  await bob.page.keyboard.press("Control+z");
  await expect(bob.body).not.toContainText("Look:");
  await expect(ada.body).toContainText("The red fox");
  await ada.isSaved();
});

test("what is typed after a rest is a step of its own", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("one");
  await ada.isSaved();
  // Longer than letters of one run stand apart (lib/editor/binding/text/undo.ts), by the page's own clock.
  await ada.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  // At once: on a busy machine the letters of a run may stand apart, too.
  await ada.page.keyboard.insertText(" two");
  await ada.page.keyboard.press("Control+z");
  await expect(ada.body).toHaveText("one");
  await ada.page.keyboard.press("Control+z");
  await expect(ada.body).toHaveText("");
});

test("a picture's size and a paste are one step each", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await fillPage(ada);
  const frame = ada.body.locator(".picture-frame");
  const before = await frame.getAttribute("style");
  await ada.body
    .getByRole("slider", { name: /Width of the picture/ })
    .last()
    .press("ArrowLeft");
  await expect(frame).toHaveAttribute("style", /width: \d+%/);
  await ada.body.focus();
  await ada.page.keyboard.press("Control+z");
  await expect(frame).toHaveAttribute("style", before ?? "");
  // The picture, and then all that the clipboard brought.
  await ada.page.keyboard.press("Control+z");
  await expect(frame).toHaveCount(0);
  await ada.page.keyboard.press("Control+z");
  await expect(ada.body).toHaveText("");
});
