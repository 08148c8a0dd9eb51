import { readFile } from "node:fs/promises";
import { paintedPng } from "#collab-server/testing/tiny-pictures.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

test("paper shows the text and nothing around it, and where links lead", async ({ newPerson }, testInfo) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { page, body } = ada;
  await ada.title.fill("On paper");
  const picture = `<img src="data:image/png;base64,${Buffer.from(paintedPng(480, 320)).toString("base64")}" alt="A dot">`;
  const lines = Array.from(
    { length: 12 },
    (_, at) => `<p>Paragraph ${at + 1}. ${"Words that fill a line. ".repeat(8)}</p>`,
  );
  const rows = Array.from(
    { length: 30 },
    (_, at) => `<tr><td>${at + 1}</td><td>Cell</td><td>${"text ".repeat(at % 7)}</td></tr>`,
  );
  const html = `<h1>First part</h1>${lines.join("")}<h2>A heading near the end of a page</h2><p>See <a href="https://example.org/guide">the guide</a>
    or <a href="https://example.org/plain">https://example.org/plain</a>.</p>${picture}<pre><code class="language-js">${Array.from({ length: 14 }, (_, at) => `const line${at} = "${"long ".repeat(at)}";`).join("\n")}</code></pre>
    <ul><li>one</li><li>two</li></ul><table><tr><th>No</th><th>What</th><th>Note</th></tr>${rows.join("")}</table><blockquote>Said</blockquote>`;
  await body.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await expect(body.getByRole("img", { name: "A dot" })).toBeVisible();
  await ada.isSaved();
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  for (const hidden of [ada.toolbar, ada.chip, page.getByRole("button", { name: "Share", exact: true })])
    await expect(hidden).toBeHidden();
  const behind = (address: string) =>
    body.locator(`a[href="${address}"]`).evaluate((link) => getComputedStyle(link, "::after").content);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await behind("https://example.org/guide")).toContain("https://example.org/guide");
  expect(await behind("https://example.org/plain")).toBe("none");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  const path = testInfo.outputPath("paper.pdf");
  await page.pdf({
    path,
    format: "A4",
    printBackground: true,
    margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" },
  });
  expect((await readFile(path, "latin1")).startsWith("%PDF-")).toBe(true);
});

test("what floats over the page, is selected or sought, stays off the paper", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("On paper");
  await fillPage(ada);
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  // Bob is at the top, out of Ada's sight: a pill at the edge tells where.
  await bob.body.getByText("Words with").click();
  await bob.page.keyboard.type("!");
  const { page, body } = ada;
  await body.getByText("The end.").click();
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).fill("end");
  await expect(body.locator(".find-current")).toHaveText("end");
  await body.locator("figure.picture img").click();
  await expect(page.getByRole("toolbar", { name: "Picture" })).toBeVisible();

  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() =>
    [...document.body.querySelectorAll("*")]
      .filter(
        (element) =>
          element.closest(".surface") === null &&
          element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          [...element.childNodes].some(
            (node) => node.nodeType === 3 && (node.nodeValue ?? "").trim() !== "",
          ) &&
          element.getBoundingClientRect().width > 1,
      )
      .map((element) => `${element.tagName} ${element.textContent}`),
  );
  expect(shown).toEqual([]);
  await expect(page.getByRole("toolbar")).toHaveCount(0);
  const looks = (selector: string) =>
    body.locator(selector).evaluate((element) => {
      const { boxShadow, outlineStyle, backgroundColor } = getComputedStyle(element);
      return [boxShadow, outlineStyle, backgroundColor];
    });
  expect((await looks(".picture-frame")).slice(0, 2)).toEqual(["none", "none"]);
  expect(await looks(".find-current")).toEqual(["none", "none", "rgba(0, 0, 0, 0)"]);
  await expect(body.locator("figcaption")).toBeHidden();
  await expect(body.getByText("The end.")).toBeVisible();
});
