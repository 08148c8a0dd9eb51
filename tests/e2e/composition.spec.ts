import type { CDPSession, Locator } from "@playwright/test";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

// What an input method does, through the browser's own interface: a text underlined while it is being made, then its end.
const compose = (cdp: CDPSession, text: string) =>
  cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (cdp: CDPSession, text: string) => cdp.send("Input.insertText", { text });

/** The first block, a block to compose in, and a table, open at two people. */
async function twoPeople(newPerson: () => Promise<Person>): Promise<readonly [Person, Person]> {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("first\nplain");
  await ada.toolbar.getByRole("button", { name: "Insert table" }).click();
  await ada.page.getByRole("button", { name: "2 × 2", exact: true }).click();
  await expect(ada.body.locator("td")).toHaveCount(4);
  await ada.page.keyboard.type("cell");
  await expect(ada.body.locator("td").first()).toHaveText("cell");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await expect(bob.body.locator("td").first()).toHaveText("cell");
  return [ada, bob];
}

const first = ({ body }: Person): Locator => body.locator("[data-block]").first();
const places: [string, string, (person: Person) => Locator][] = [
  ["a block", "plain", ({ body }) => body.locator("[data-block]").nth(1)],
  ["a cell of a table", "cell", ({ body }) => body.locator("td").first()],
];

for (const [name, text, place] of places) {
  test(`an input method composes in ${name} while another types there`, async ({ newPerson }) => {
    const [ada, bob] = await twoPeople(newPerson);
    const cdp = await ada.context.newCDPSession(ada.page);
    await place(ada).click();
    await ada.page.keyboard.press("End");
    await compose(cdp, "か");
    await expect(place(ada)).toHaveText(`${text}か`);
    await expect(place(bob)).toHaveText(`${text}か`);

    // Bob's letter in the same block waits; what he writes after it, elsewhere, is there at once.
    await place(bob).click();
    await bob.page.keyboard.press("Home");
    await bob.page.keyboard.type("B");
    await first(bob).click();
    await bob.page.keyboard.press("End");
    await bob.page.keyboard.type(" one");
    await expect(first(ada)).toHaveText("first one");
    await expect(place(ada)).toHaveText(`${text}か`);

    await compose(cdp, "かな");
    await expect(place(ada)).toHaveText(`${text}かな`);
    await commit(cdp, "仮名");
    await expect(place(ada)).toHaveText(`B${text}仮名`);
    await expect(place(bob)).toHaveText(`B${text}仮名`);

    // A dead key, and then the letter under it.
    await compose(cdp, "´");
    await expect(place(ada)).toHaveText(`B${text}仮名´`);
    await place(bob).click();
    await bob.page.keyboard.press("Home");
    await bob.page.keyboard.type("C");
    await first(bob).click();
    await bob.page.keyboard.press("End");
    await bob.page.keyboard.type("!");
    await expect(first(ada)).toHaveText("first one!");
    await commit(cdp, "é");
    for (const person of [ada, bob]) {
      await expect(place(person)).toHaveText(`CB${text}仮名é`);
      await person.isSaved();
    }
    // The caret stands behind what was composed.
    await ada.page.keyboard.type(".");
    await expect(place(bob)).toHaveText(`CB${text}仮名é.`);
  });
}
