import type { CDPSession, Locator } from "@playwright/test";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

// What an input method does, through the browser's own interface: a text underlined while it is being made, then its end.
const compose = (cdp: CDPSession, text: string) =>
  cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (cdp: CDPSession, text: string) => cdp.send("Input.insertText", { text });

/** One of each place to compose in, as the clipboard brings them. */
const content = `<p>first</p><p>plain</p><h2>head</h2><ul><li>item</li></ul>
<p>see <a href="https://example.org/">here</a></p><p>so <strong>loud</strong></p>
<table><tr><td>cell</td><td></td></tr><tr><td></td><td></td></tr></table>`;

/** The same text, open at two people. */
async function twoPeople(newPerson: () => Promise<Person>): Promise<readonly [Person, Person]> {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.body.evaluate((body, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, content);
  await expect(ada.body.locator("td").first()).toHaveText("cell");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await expect(bob.body.locator("td").first()).toHaveText("cell");
  return [ada, bob];
}

const first = ({ body }: Person): Locator => body.locator("[data-block]").first();
const block =
  (index: number) =>
  ({ body }: Person): Locator =>
    body.locator("[data-block]").nth(index);
/** What is underlined one after the other, and what it becomes. */
const japanese = ["か", "かな", "仮名"] as const;
const korean = ["ㅎ", "하", "한"] as const;
const chinese = ["n", "ni", "你"] as const;
const places: [string, string, (person: Person) => Locator, readonly [string, string, string]][] = [
  ["a block", "plain", block(1), japanese],
  ["a heading", "head", block(2), korean],
  ["an item of a list", "item", block(3), chinese],
  ["the end of a link", "see here", block(4), japanese],
  ["the end of bold words", "so loud", block(5), korean],
  ["a cell of a table", "cell", ({ body }) => body.locator("td").first(), japanese],
];

for (const [name, text, place, [begun, longer, done]] of places) {
  test(`an input method composes in ${name} while another types there`, async ({ newPerson }) => {
    const [ada, bob] = await twoPeople(newPerson);
    const cdp = await ada.context.newCDPSession(ada.page);
    await place(ada).click();
    await ada.page.keyboard.press("End");
    await compose(cdp, begun);
    await expect(place(ada)).toHaveText(`${text}${begun}`);
    await expect(place(bob)).toHaveText(`${text}${begun}`);

    // Bob's letter in the same block waits; what he writes after it, elsewhere, is there at once.
    await place(bob).click();
    await bob.page.keyboard.press("Home");
    await bob.page.keyboard.type("B");
    await first(bob).click();
    await bob.page.keyboard.press("End");
    await bob.page.keyboard.type(" one");
    await expect(first(ada)).toHaveText("first one");
    await expect(place(ada)).toHaveText(`${text}${begun}`);

    await compose(cdp, longer);
    await expect(place(ada)).toHaveText(`${text}${longer}`);
    await commit(cdp, done);
    await expect(place(ada)).toHaveText(`B${text}${done}`);
    await expect(place(bob)).toHaveText(`B${text}${done}`);

    // A dead key, and then the letter under it.
    await compose(cdp, "´");
    await expect(place(ada)).toHaveText(`B${text}${done}´`);
    await place(bob).click();
    await bob.page.keyboard.press("Home");
    await bob.page.keyboard.type("C");
    await first(bob).click();
    await bob.page.keyboard.press("End");
    await bob.page.keyboard.type("!");
    await expect(first(ada)).toHaveText("first one!");
    await commit(cdp, "é");
    for (const person of [ada, bob]) {
      await expect(place(person)).toHaveText(`CB${text}${done}é`);
      await person.isSaved();
    }
    // The caret stands behind what was composed.
    await ada.page.keyboard.type(".");
    await expect(place(bob)).toHaveText(`CB${text}${done}é.`);
  });
}
