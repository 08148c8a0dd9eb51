import { readdir, readFile } from "node:fs/promises";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

const folder = "tests/fixtures/clipboard";
const types: Readonly<Record<string, string>> = { html: "text/html", txt: "text/plain", rtf: "text/rtf" };

/** Pastes one of the fixtures as the browser's own event, through Chromium's parser of HTML. */
async function pasteFixture({ body }: Person, name: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}.`));
  const data = await Promise.all(
    files
      .map((file) => ({ file, type: types[file.slice(name.length + 1)] }))
      .filter(({ type }) => type !== undefined)
      .map(async ({ file, type }) => ({
        type: type ?? "",
        text: await readFile(`${folder}/${file}`, "utf8"),
      })),
  );
  await body.evaluate((element, items) => {
    const clipboardData = new DataTransfer();
    for (const { type, text } of items) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test("what other programs copy keeps its structure", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { body } = ada;

  // The first paste comes before what reads it is fetched.
  await pasteFixture(ada, "google-docs-lists");
  await expect(body.getByRole("listitem")).toHaveText(
    ["Food", "Soup", "Hot soup", "Drinks", "First", "Sub", "Book the band", "Print the posters"],
    { useInnerText: true },
  );
  await expect(body.getByRole("checkbox", { checked: true })).toHaveCount(1);

  await body.press("ControlOrMeta+a");
  await pasteFixture(ada, "word-lists");
  await expect(body.locator('[data-block="bullet"][data-indent="2"]')).toHaveText("sliced");
  await expect(body.locator('[data-block="ordered"]')).toHaveCount(3);

  await body.press("ControlOrMeta+a");
  await pasteFixture(ada, "excel-merged");
  await expect(body.getByRole("row")).toHaveCount(3);
  await expect(body.getByRole("columnheader")).toHaveText(["Region", "", "Q1", "Q2"]);

  await ada.createDocument();
  await pasteFixture(ada, "github-readme");
  await expect(body.getByRole("heading", { name: "Install" })).toBeVisible();
  await expect(body.locator('pre[data-language="js"]')).toContainText("go();");
  await expect(body.locator('[data-tone="warning"]')).toHaveText("Back up first.");

  await ada.createDocument();
  await pasteFixture(ada, "markdown");
  await expect(body.getByRole("heading", { name: "Release notes" })).toBeVisible();
  await expect(body.getByRole("table")).toContainText("Tea | milk");
  await expect(body.locator(".katex").first()).toBeVisible();

  await ada.createDocument();
  await pasteFixture(ada, "hostile");
  await expect(body.getByRole("link")).toHaveAttribute("href", "https://ok.example/");
  expect(await body.innerHTML()).not.toMatch(/steal|t\.example|<script|position/);
  await ada.isSaved();
});

test("Word's pictures come out of the RTF beside its HTML", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await pasteFixture(ada, "word-pictures");
  const picture = ada.body.getByRole("img", { name: "A red dot" });
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute("src", /\/blobs\/[0-9a-f]{64}$/);
  await pasteFixture(ada, "libreoffice-writer");
  await expect(ada.body.getByText("This picture was not on the clipboard")).toBeVisible();
});
