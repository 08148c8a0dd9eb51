import { expectNoViolation } from "./support/axe.ts";
import { handleBeside, shownBlocks } from "./support/block-handle.ts";
import { expect, test } from "./support/test.ts";

test("sections fold away for oneself, and stay so; others' edits inside do not open them", async ({
  newPerson,
}) => {
  const [ada, grace] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const { page } = ada;
  await page.keyboard.type("# One\nalpha\nbeta\n# Two\ngamma");
  await grace.open(await ada.share("edit"));
  const note = ada.body.getByRole("button", { name: "2 blocks hidden" });
  await handleBeside(ada, "One");
  await page.getByRole("button", { name: "Collapse section" }).click();
  await expect(note).toBeVisible();
  await expect(shownBlocks(ada)).toHaveText(["One", "Two", "gamma"]);
  await expect(shownBlocks(grace)).toHaveText(["One", "alpha", "beta", "Two", "gamma"]);
  await expectNoViolation(page);

  await grace.body.getByText("alpha").click();
  await grace.page.keyboard.press("End");
  await grace.page.keyboard.type(" more\nnew");
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await ada.isSaved();
  await page.reload();
  await ada.isLive();
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await expect(shownBlocks(ada)).toHaveText(["One", "Two", "gamma"]);

  // Find goes into it.
  await ada.body.click();
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).fill("beta");
  await expect(ada.body.getByText("beta")).toBeVisible();
  await page.keyboard.press("Escape");

  // By key at a heading, the caret stays in sight.
  await ada.body.getByRole("heading", { name: "One" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await expect(ada.body.getByRole("heading", { name: "One!" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("?");
  await expect(ada.body.getByRole("heading", { name: "Two?" })).toBeVisible();
  await expect(ada.body.getByRole("button", { name: "3 blocks hidden" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+Enter");
  await expect(shownBlocks(ada)).toHaveText(["One!", "alpha more", "new", "beta", "Two?", "gamma"]);
  // All of them, from the palette.
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search commands" })).toBeFocused();
  await page.keyboard.type("collapse all");
  await expect(page.getByRole("option", { name: "Collapse all sections" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(shownBlocks(ada)).toHaveText(["One!", "Two?"]);
});
