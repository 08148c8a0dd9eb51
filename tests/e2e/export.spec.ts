import { readFile } from "node:fs/promises";
import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

test("the document leaves as Markdown and as a page of its own", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page } = ada;
  await ada.title.fill("Spring menu");
  await ada.body.click();
  await page.keyboard.type("# Starters\nSoup & *bread*\n- one\n[ ] two");
  await ada.isSaved();
  const exported = async (name: string): Promise<[string, string]> => {
    await page.getByRole("button", { name: "More", exact: true }).click();
    const item = page.getByRole("menuitem", { name });
    await item.waitFor();
    await expectNoViolation(page);
    const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
    return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
  };
  const [markdownName, markdown] = await exported("Export as Markdown");
  expect(markdownName).toBe("Spring menu.md");
  expect(markdown).toBe("# Spring menu\n\n# Starters\n\nSoup & *bread*\n\n- one\n- [ ] two\n");
  const [htmlName, html] = await exported("Export as HTML");
  expect(htmlName).toBe("Spring menu.html");
  expect(html).toContain("<title>Spring menu</title>");
  expect(html).toMatch(/<h1[^>]*>Starters<\/h1>/);
  expect(html).not.toContain("<script");
});
