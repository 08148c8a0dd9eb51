/** The home page, what is published, and everything that opens there, looked at by axe. QUIRE_SHOTS=<folder> keeps a picture of each. */
import { emptyHomeStates, homeStates, someDocuments } from "./support/home-states.ts";
import { lookAt, looksAtAll, type Size, sizes } from "./support/look-at.ts";
import { makeDocuments } from "./support/make-documents.ts";
import { fillPage } from "./support/rich-page.ts";
import { expect, test } from "./support/test.ts";

for (const size of ["desktop", "phone"] as const satisfies Size[]) {
  const viewport = sizes[size];

  test(`axe finds nothing at home: ${size}`, async ({ newPerson }) => {
    // Some thirty states.
    test.setTimeout(480_000);
    const [ada, bob] = [await newPerson({ viewport }), await newPerson()];
    await bob.createDocument();
    await bob.title.fill("Bob’s field notes");
    await bob.write("We saw two storks.");
    await bob.isSaved();
    await ada.open(await bob.share("comment"));
    const ids = await makeDocuments(ada.page, [...someDocuments, "Old draft", "Older draft"]);
    await ada.page.evaluate(
      async ([template, ...gone]) => {
        const call = (method: string, path: string, body: unknown) =>
          fetch(path, {
            method,
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          });
        await call("PATCH", `/api/documents/${template}`, { isTemplate: true });
        await call("POST", "/api/home/batch", { action: "trash", documentIds: gone });
      },
      [ids[9], ...ids.slice(-2)],
    );
    const found: unknown[] = [];
    for (const { name, open, isAlike = false } of homeStates) {
      if (isAlike && !looksAtAll) continue;
      await ada.page.unrouteAll();
      await ada.page.goto("/");
      await expect(async () => expect(await open(ada.page)).toBeVisible()).toPass({ intervals: [1_000] });
      found.push(await lookAt(ada.page, `${size}, home, ${name}`));
      expect(
        await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${name} is not wider than the window`,
      ).toBeLessThanOrEqual(0);
    }
    expect(Object.assign({}, ...found)).toEqual({});
  });

  test(`axe finds nothing where there is nothing: ${size}`, async ({ newPerson }) => {
    const ada = await newPerson({ viewport });
    await makeDocuments(ada.page, ["My first"]);
    const found: unknown[] = [];
    for (const { name, open } of emptyHomeStates) {
      await expect(await open(ada.page)).toBeVisible();
      found.push(await lookAt(ada.page, `${size}, home, ${name}`));
    }
    expect(Object.assign({}, ...found)).toEqual({});
  });

  test(`axe finds nothing in publishing and what is published: ${size}`, async ({ newPerson }) => {
    test.setTimeout(240_000);
    const [ada, reader] = [await newPerson({ viewport }), await newPerson({ viewport })];
    const found: unknown[] = [];
    await ada.createDocument();
    await ada.title.fill("Everything");
    await ada.body.click();
    await fillPage(ada);
    await ada.isSaved();
    await ada.page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = ada.page.getByRole("dialog", { name: "Share document" });
    const look = async (name: string, shown: string) => {
      const part = dialog.getByRole("button", { name: shown, exact: true });
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeVisible();
      found.push(await lookAt(ada.page, `${size}, share, ${name}`));
    };
    await look("not published", "Publish");
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    const address = await dialog.getByRole("textbox", { name: "Address of the page" }).inputValue();
    await look("published", "Unpublish");
    await dialog.getByRole("button", { name: "Change address" }).click();
    await look("another address", "Save address");
    await dialog.getByRole("radio", { name: "As it is now" }).check({ force: true });
    await look("frozen", "Publish again");
    const { page } = reader;
    await page.goto(address);
    await page.locator("figure img").scrollIntoViewIfNeeded();
    found.push(await lookAt(page, `${size}, page, everything`, { fullPage: true }));
    await page.goto("/p/never-was-here");
    found.push(await lookAt(page, `${size}, page, none`));
    await dialog.getByRole("button", { name: "Unpublish" }).click();
    await expect(dialog.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
    await page.goto(address);
    found.push(await lookAt(page, `${size}, page, gone`));
    await ada.page.keyboard.press("Escape");

    await page.goto("/");
    await page.getByRole("button", { name: "Open the Welcome document" }).click();
    await reader.isLive();
    await expect(reader.title).toHaveValue("Welcome to Quire");
    found.push(await lookAt(page, `${size}, welcome document`, { fullPage: true }));
    expect(Object.assign({}, ...found)).toEqual({});
  });
}
