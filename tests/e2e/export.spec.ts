import { readFile } from "node:fs/promises";
import { paintedPng } from "#collab-server/testing/tiny-pictures.ts";
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

test("pictures leave with the document: inside a page, beside Markdown", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page, body } = ada;
  await ada.title.fill("With a picture");
  await body.evaluate(
    (element, picture) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", `<p>Before</p><img src="${picture}" alt="A dot"><p>After</p>`);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    `data:image/png;base64,${Buffer.from(paintedPng(60, 40)).toString("base64")}`,
  );
  await expect(body.getByRole("img", { name: "A dot" })).toBeVisible();
  await ada.isSaved();
  const exported = async (name: string): Promise<[string, Buffer]> => {
    await page.getByRole("button", { name: "More", exact: true }).click();
    const item = page.getByRole("menuitem", { name });
    const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [htmlName, html] = await exported("Export as HTML");
  expect(htmlName).toBe("With a picture.html");
  const reader = await ada.context.newPage();
  await reader.setContent(html.toString());
  const shown = reader.getByRole("img", { name: "A dot" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  const [zipName, zip] = await exported("Export as Markdown");
  expect(zipName).toBe("With a picture.zip");
  expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(zip.toString("latin1")).toContain("![A dot](<pictures/1.png>)");
});
