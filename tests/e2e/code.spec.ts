import { expect, test } from "./support/test.ts";

test("code is coloured in the language that is chosen, and copied", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.page.keyboard.type("```js ");
  await ada.page.keyboard.insertText("const def = 1;");
  const keywords = ada.body.locator(".hljs-keyword");
  await expect(keywords).toHaveText(["const"]);
  const bar = ada.page.getByRole("toolbar", { name: "Code block" });
  await expect(bar.getByRole("combobox", { name: "Language" })).toHaveValue("javascript");
  await bar.getByRole("combobox", { name: "Language" }).selectOption("Python");
  await expect(keywords).toHaveText(["def"]);
  await expect(ada.body).toBeFocused();
  await expect(bar.getByRole("combobox", { name: "Language" })).toHaveValue("python");
  await bar.getByRole("button", { name: "Copy code" }).click();
  await expect(ada.page.getByText("Code copied")).toBeVisible();
  await expect(ada.body).toBeFocused();
  await ada.page.keyboard.press("Control+End");
  await ada.page.keyboard.press("Control+v");
  await expect(ada.body.locator("pre")).toHaveText("const def = 1;const def = 1;");
});

test("on a narrow page the bar has room of its own: it lies on no text", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await ada.createDocument();
  await ada.page.keyboard.type("A line before the code that goes to its right end and on");
  await ada.page.keyboard.press("Enter");
  await ada.page.keyboard.type("```js ");
  await ada.page.keyboard.insertText("const first = 'a line of code that goes to its right end and on';");
  const bar = ada.page.getByRole("toolbar", { name: "Code block" });
  await expect(bar).toBeVisible();
  const overlaps = () =>
    ada.page.evaluate(() => {
      const place = document.querySelector("[data-code-bar]")?.getBoundingClientRect();
      const lines = [...document.querySelectorAll(".surface [data-block]")].flatMap((block) => {
        const range = document.createRange();
        range.selectNodeContents(block);
        return [...range.getClientRects()];
      });
      if (place === undefined) return undefined;
      return lines.filter((line) => line.bottom > place.top && line.top < place.bottom).length;
    });
  await expect.poll(overlaps).toBe(0);
});
