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

test("copy, cut and paste by keys: as it was here, as plain text, over words as a link", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ada.createDocument();
  const { page, body } = ada;
  await pasteFixture(ada, "github-readme");
  await expect(body.getByRole("heading", { name: "Install" })).toBeVisible();
  const before = await body.innerHTML();
  await body.press("ControlOrMeta+a");
  await body.press("ControlOrMeta+x");
  await expect(body).not.toContainText("Install");
  await body.press("ControlOrMeta+v");
  await expect(body.getByRole("heading", { name: "Install" })).toBeVisible();
  await expect.poll(async () => withoutCarets(await body.innerHTML())).toBe(withoutCarets(before));

  await body.press("ControlOrMeta+a");
  await body.press("ControlOrMeta+c");
  await ada.createDocument();
  await page.keyboard.press("ControlOrMeta+Shift+v");
  await expect(body).toContainText("Install");
  await expect(body.getByRole("heading")).toHaveCount(0);
  await expect(body.locator('[data-block="paragraph"]', { hasText: "[x] written" })).toBeVisible();

  await ada.createDocument();
  await page.keyboard.type("https://example.org/x");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("ControlOrMeta+x");
  await page.keyboard.type("words");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(body.getByRole("link", { name: "words" })).toHaveAttribute("href", "https://example.org/x");
});

/** Colours of code come a moment later; where the caret is does not matter. */
function withoutCarets(html: string): string {
  return html.replace(
    /<span class="hljs[^>]*>|<\/span>|<br[^>]*>|<img[^>]*separator[^>]*>| class="[^"]*"| data-id="[^"]*"|<span[^>]*>/g,
    "",
  );
}

test("a page copied in another window, and a file and a page dropped from one", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ada.createDocument();
  const other = await ada.context.newPage();
  await other.setContent(
    "<h2>Copied</h2><ul><li>one<ul><li>two</li></ul></li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
  );
  await other.keyboard.press("ControlOrMeta+a");
  await other.keyboard.press("ControlOrMeta+c");
  await ada.page.bringToFront();
  await ada.body.click();
  await ada.page.keyboard.press("ControlOrMeta+v");
  await expect(ada.body.getByRole("heading", { name: "Copied" })).toBeVisible();
  await expect(ada.body.locator('[data-block="bullet"][data-indent="1"]')).toHaveText("two");
  await expect(ada.body.getByRole("columnheader")).toHaveText(["a", "b"]);

  await ada.createDocument();
  const place = await ada.body.boundingBox();
  const drop = (type: string, data: string) =>
    ada.body.evaluate(
      (element, { at, kind, text }) => {
        const dataTransfer = new DataTransfer();
        if (kind === "file") dataTransfer.items.add(new File([text], "notes.md", { type: "text/markdown" }));
        else dataTransfer.setData(kind, text);
        element.dispatchEvent(
          new DragEvent("drop", {
            dataTransfer,
            bubbles: true,
            cancelable: true,
            clientX: at.x + 20,
            clientY: at.y + 20,
          }),
        );
      },
      { at: { x: place?.x ?? 0, y: place?.y ?? 0 }, kind: type, text: data },
    );
  await drop("text/html", "<h3>Dropped</h3><ol><li>first</li></ol>");
  await expect(ada.body.getByRole("heading", { name: "Dropped" })).toBeVisible();
  await drop("file", "words of a file");
  await expect(ada.body).toContainText("words of a file");
});

/** A long page: a thousand paragraphs. */
const longPage = () => {
  const paragraph = `<p>Words and <b>bold words</b> and <i>more</i> ${"of them ".repeat(40)}</p>`;
  return { blocks: 1_000, html: `${paragraph.repeat(999)}<p>The last words.</p>` };
};

test("a long paste comes in steps, which it says; what is typed meanwhile stays; undo takes it back", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  // What reads pastes is there.
  await pasteFixture(ada, "vscode-one-line");
  await expect(ada.body).toContainText("user.name");
  const count = () => ada.body.evaluate((element) => element.children.length);
  const { blocks, html } = longPage();
  const said = await ada.body.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    return getComputedStyle(element, "::after").content;
  }, html);
  expect(said).toBe('"Pasting …"');
  await expect.poll(count).toBeGreaterThan(2);
  await ada.page.keyboard.insertText(" And more.");
  await expect.poll(count, { timeout: 40_000 }).toBe(blocks);
  await expect(ada.body).not.toHaveAttribute("data-pasting", /./);
  await expect(ada.body.locator(":scope > :last-child")).toHaveText("The last words. And more.");
  await ada.isSaved();
  // The letters first, then all of the paste.
  await ada.page.keyboard.press("ControlOrMeta+z");
  await expect(ada.body.locator(":scope > :last-child")).toHaveText("The last words.");
  await ada.page.keyboard.press("ControlOrMeta+z");
  await expect.poll(count).toBe(1);
  await expect(ada.body).toContainText("user.name");
});

test("Esc takes back a long paste that is still coming in", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await pasteFixture(ada, "vscode-one-line");
  await expect(ada.body).toContainText("user.name");
  const before = await ada.body.textContent();
  // The key comes with the first blocks, however slow or fast the machine is.
  const came = await ada.body.evaluate(
    (element, text) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const { length } = element.children;
          if (length < 3) return;
          observer.disconnect();
          element.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
          );
          resolve(length);
        });
        observer.observe(element, { childList: true });
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", text);
        element.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
      }),
    longPage().html,
  );
  expect(came).toBeLessThan(1_000);
  await expect(ada.body).not.toHaveAttribute("data-pasting", /./);
  await expect.poll(() => ada.body.textContent()).toBe(before);
  // Nothing comes behind it.
  await ada.page.keyboard.type("!");
  await expect.poll(() => ada.body.textContent()).toBe(`${before}!`);
  await ada.isSaved();
});
