import { expectNoViolation } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, viewport] of [
    ["desktop", { width: 1280, height: 800 }],
    ["phone", { width: 390, height: 844 }],
  ] as const) {
    test(`axe finds nothing on home, editor and share dialog: ${name}, ${colorScheme}`, async ({
      newPerson,
    }) => {
      const ada = await newPerson({ viewport });
      const { page } = ada;
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto("/");
      await page.getByRole("button", { name: "New document" }).first().waitFor();
      await expectNoViolation(page);
      await ada.createDocument();
      await ada.title.fill("Accessible");
      await ada.body.click();
      await page.keyboard.type("# Heading\nA paragraph with `code`.\n- one\ntwo");
      await ada.isSaved();
      await expectNoViolation(page);
      await ada.share("edit");
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await page.getByRole("textbox", { name: "Link" }).waitFor();
      await expectNoViolation(page);
      await page.keyboard.press("Escape");
      await page.goto("/");
      await page.getByRole("list", { name: "Documents" }).waitFor();
      await expectNoViolation(page);
    });
  }
}

test("no page is wider than a phone", async ({ newPerson }) => {
  const ada = await newPerson({ viewport: { width: 390, height: 844 } });
  const overflow = () => ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await ada.page.goto("/");
  expect(await overflow()).toBe(0);
  await ada.createDocument();
  await ada.title.fill("A title that is much longer than any phone is wide, and goes on");
  await ada.body.click();
  await ada.page.keyboard.type("unbreakable".repeat(20));
  expect(await overflow()).toBe(0);
});
