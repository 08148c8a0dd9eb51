import { expect } from "@playwright/test";
import { paintedPng } from "#collab-server/testing/tiny-pictures.ts";
import type { Person } from "./person.ts";

/** One of everything that a page can hold, as the clipboard brings it. */
const everything = `
<h1>The <em>whole</em> page</h1>
<p>Words with <strong>bold</strong>, <code>code</code>, <mark>marked</mark>, <a href="https://example.org/">a link</a>,
  <span data-math="inline" data-tex="a^2">a^2</span> and <sub>sub</sub>.</p>
<p><mark data-color="green">green</mark> <mark data-color="purple">purple</mark> <span data-text-color="red">red</span>
  <span data-text-color="grey">grey</span> <span data-text-color="orange">orange</span></p>
<p>שלום לכולם, כתוב מימין לשמאל</p>
<ul><li>one<ul><li>under one</li></ul></li><li>two</li></ul>
<ol><li>first</li><li>second</li></ol>
<div data-block="task" data-checked="true">done</div><div data-block="task">to do</div>
<blockquote>Somebody said this.</blockquote>
<div data-block="callout" data-tone="warning">Mind the gap.</div>
<h2>Second part</h2>
<pre data-block="code" data-language="javascript">const answer = 42; // a comment</pre>
<table><tr><th>City</th><th>People</th></tr><tr><td>Rome</td><td>2,800,000</td></tr></table>
<hr>
<p>The end.</p>`;

/** Puts one of everything into an empty document, with a described picture at its end. */
export async function fillPage({ body, page, toolbar }: Person): Promise<void> {
  await body.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, everything);
  await expect(body).toContainText("The end.");
  await body.press("Control+End");
  const choosing = page.waitForEvent("filechooser");
  await toolbar.getByRole("button", { name: "Insert image" }).click();
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await choosing).setFiles({
    name: "dot.png",
    mimeType: "image/png",
    buffer: Buffer.from(paintedPng(240, 120)),
  });
  await expect(body.locator("figure.picture img")).toHaveCount(1);
}
