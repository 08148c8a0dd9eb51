import { expect, test } from "./support/test.ts";

const content = `
<h2>כותרת בעברית</h2><p>פסקה עם English words בתוכה, ומספר 42.</p><p>An English paragraph with עברית in it.</p>
<ul><li>פריט ראשון<ul><li>תחת הראשון</li></ul></li></ul><ol><li>عنصر أول</li><li>עוד אחד</li></ol>
<div data-block="task">משימה לביצוע</div><blockquote>قال شخص ما هذا</blockquote>
<div data-block="callout" data-tone="tip">شيء يستحق الانتباه</div>
<table><tr><td>עיר</td><td>תושבים</td></tr><tr><td>רומא</td><td>2,800,000</td></tr></table>
<table><tr><td>City</td><td>People</td></tr></table><p>סוף</p>`;

test("each block reads the way of its own words, with its signs on that side", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.body.evaluate((body, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, content);
  await expect(ada.body.locator("table")).toHaveCount(2);
  const looks = await ada.body.locator(":scope > [data-block]").evaluateAll((blocks) =>
    blocks.map((block) => {
      const style = getComputedStyle(block);
      const sides = `${parseFloat(style.paddingRight) > 0 ? "right" : ""}${parseFloat(style.paddingLeft) > 0 ? "left" : ""}`;
      return [block.getAttribute("data-block"), style.direction, sides].join(" ").trim();
    }),
  );
  expect(looks.slice(0, 10)).toEqual([
    "heading rtl",
    "paragraph rtl",
    "paragraph ltr",
    "bullet rtl right",
    "bullet rtl right",
    "ordered rtl right",
    "ordered rtl right",
    "task rtl right",
    "quote rtl right",
    "callout rtl rightleft",
  ]);
  const right = (selector: string) =>
    ada.body
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right: edge } = element.getBoundingClientRect();
        return { left, right: edge };
      });
  // The box of a task stands at its right edge; a callout's sign has its room there.
  const [task, box] = [await right('[data-block="task"]'), await right(".task-checkbox")];
  expect(task.right - box.right).toBeLessThan(12);
  const padding = await ada.body
    .locator('[data-block="callout"]')
    .evaluate((block) =>
      [getComputedStyle(block).paddingRight, getComputedStyle(block).paddingLeft].map(parseFloat),
    );
  expect(padding[0]).toBeGreaterThan(padding[1] ?? 0);
  // The first column of a table in Hebrew is the one on the right; of one in English the left one.
  const columns = (table: number) =>
    ada.body
      .locator("table")
      .nth(table)
      .locator("td")
      .evaluateAll(([one, two]) =>
        [one, two].map((cell) => Math.round(cell?.getBoundingClientRect().left ?? 0)),
      );
  const [first, second] = await columns(0);
  expect(first).toBeGreaterThan(second ?? 0);
  const [city, people] = await columns(1);
  expect(city).toBeLessThan(people ?? 0);
  const folder = process.env.QUIRE_SHOTS;
  if (folder !== undefined)
    await ada.page.screenshot({ path: `${folder}/right to left.png`, fullPage: true });

  // Letters come where they are written, from the first one on; alignment follows the words.
  await ada.body.press("Control+End");
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type("שלום");
  const last = ada.body.locator(":scope > [data-block]").last();
  await expect(last).toHaveText("שלום");
  expect(await last.evaluate((block) => getComputedStyle(block).direction)).toBe("rtl");
  await ada.toolbar.getByRole("button", { name: "Text style" }).click();
  await ada.page.getByRole("menuitemcheckbox", { name: "Align to the end" }).click();
  const side = await last.evaluate((block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const [text, whole] = [range.getBoundingClientRect(), block.getBoundingClientRect()];
    return text.left - whole.left < whole.right - text.right ? "left" : "right";
  });
  expect(side).toBe("left");
});
