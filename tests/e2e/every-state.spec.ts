/** Every view and everything that opens on one, looked at by axe (every-home-state.spec.ts has those of the home page). */
import { editorStates } from "./support/editor-states.ts";
import { lookAt, type Size, sizes } from "./support/look-at.ts";
import type { Person } from "./support/person.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

const go =
  (path: string) =>
  async ({ page }: Person) => {
    await page.goto(path);
  };

const pages: [string, (person: Person) => Promise<void>][] = [
  ["first visit", ({ page }) => page.getByRole("button", { name: "New document" }).first().waitFor()],
  [
    "settings",
    async ({ page }) => {
      await page.goto("/settings");
      await page.getByRole("textbox", { name: "Your name" }).waitFor();
    },
  ],
  ["no such page", go("/nowhere")],
  ["no such document", go("/d/AAAAAAAAAAAAAAAAAAAAAA")],
  ["no such link", go("/l/nothing-here")],
];

for (const size of ["desktop", "phone"] as const satisfies Size[]) {
  test(`axe finds nothing on any page: ${size}`, async ({ newPerson }) => {
    const ada = await newPerson({ viewport: sizes[size] });
    const found: unknown[] = [];
    await ada.page.goto("/");
    for (const [name, visit] of pages) {
      await visit(ada);
      found.push(await lookAt(ada.page, `${size}, ${name}`));
    }
    await ada.createDocument();
    await ada.page.goto("/");
    await ada.page
      .getByRole("button", { name: /^More about/ })
      .first()
      .click();
    await ada.page.getByRole("menu").waitFor();
    found.push(await lookAt(ada.page, `${size}, home with a menu`));
    expect(Object.assign({}, ...found)).toEqual({});
  });

  test(`axe finds nothing in what opens around a text: ${size}`, async ({ newPerson }) => {
    // Some twenty-five states.
    test.setTimeout(480_000);
    const ada = await newPerson({ viewport: sizes[size] });
    await ada.createDocument();
    await ada.title.fill("Everything");
    await ada.body.click();
    await fillPage(ada);
    await ada.isSaved();
    const found: unknown[] = [];
    for (const { name, open, close } of editorStates) {
      await expect(await open(ada)).toBeVisible();
      found.push(await lookAt(ada.page, `${size}, ${name}`));
      if (close === undefined) await ada.page.keyboard.press("Escape");
      else await close(ada);
    }
    expect(Object.assign({}, ...found)).toEqual({});
  });
}

for (const role of ["comment", "view"] as const) {
  test(`axe finds nothing in what somebody sees who may ${role}`, async ({ newPerson }) => {
    const [ada, bob] = [await newPerson(), await newPerson()];
    await ada.createDocument();
    await fillPage(ada);
    await ada.isSaved();
    await bob.open(await ada.share(role));
    const found = [await lookAt(bob.page, `desktop, ${role}`)];
    await bob.page.getByRole("button", { name: role === "view" ? "Viewing" : "Commenting" }).click();
    await expect(bob.page.getByText(/^You can read/)).toBeVisible();
    found.push(await lookAt(bob.page, `desktop, ${role}, what may I`));
    expect(Object.assign({}, ...found)).toEqual({});
  });
}
