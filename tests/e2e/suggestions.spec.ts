import { expectNoViolation } from "./support/axe.ts";
import {
  addedIn,
  commentsOf,
  fieldOf,
  isSuggesting,
  named,
  post,
  saidIn,
  selectLast,
  struckIn,
  suggest,
  textOf,
  threadsOf,
} from "./support/review.ts";
import { expect, test } from "./support/test.ts";

test("a commenter proposes, an editor accepts with one click, and it is credited to who proposed it", async ({
  newPerson,
}) => {
  const [ada, cleo] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("# Fox\nThe quick brown fox");
  await ada.isSaved();
  await cleo.open(await ada.share("comment"));

  // Typing in a text that one may only comment on says what can be done instead.
  await cleo.body.getByText("The quick").click();
  const offer = cleo.page.getByRole("button", { name: "Suggest changes" });
  // The part that answers is fetched at the first sign of life.
  await expect(async () => {
    await cleo.page.keyboard.press("x");
    await expect(offer).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await offer.click();
  await isSuggesting(cleo);

  await selectLast(cleo, 3);
  await cleo.page.keyboard.type("cat");
  await expect(fieldOf(cleo)).toHaveText("cat");
  await expect(struckIn(cleo)).toHaveText("fox");
  await expect.poll(() => textOf(cleo)).toEqual(["Fox", "The quick brown fox"]);
  await expect(addedIn(ada)).toHaveText("cat");
  await expect(struckIn(ada)).toHaveText("fox");
  await expectNoViolation(cleo.page);
  await cleo.page.keyboard.press("Escape");
  await expect(fieldOf(cleo)).toHaveCount(0);
  await expect(addedIn(cleo)).toHaveText("cat");

  // A second one, where nothing stood.
  await cleo.body.press("Control+End");
  await cleo.page.keyboard.type(", and more");
  await cleo.page.keyboard.press("Control+Enter");
  await expect(addedIn(ada)).toHaveText("cat, and more");

  await addedIn(ada).click();
  await expect(commentsOf(ada).getByText("Replace “fox” with “cat, and more”")).toBeVisible();
  await expectNoViolation(ada.page);
  await commentsOf(ada).getByRole("button", { name: "Accept" }).click();
  await expect(ada.page.getByText("Accepted. The change is in the text.")).toBeVisible();
  for (const person of [ada, cleo]) {
    await expect(struckIn(person)).toHaveCount(0);
    await expect.poll(() => textOf(person)).toEqual(["Fox", "The quick brown cat, and more"]);
  }
  await named(ada, "Comments").click();
  await commentsOf(ada).getByRole("radio", { name: "Resolved" }).check({ force: true });
  await expect(commentsOf(ada).getByText(/^Accepted by /)).toBeVisible();
});

test("in Suggesting an editor types while another types in the same paragraph; nothing of it is in the text", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("one two three");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await suggest(bob);
  await bob.body.click();
  await bob.body.press("Control+End");
  await bob.page.keyboard.type(" four");
  await expect(fieldOf(bob)).toBeFocused();

  // Ada writes before it, splits the paragraph, and makes a heading of it: the field keeps what is typed, and the focus.
  await ada.body.click();
  await ada.page.keyboard.press("Control+Home");
  await ada.page.keyboard.type("zero ");
  await expect.poll(() => textOf(bob)).toEqual(["zero one two three"]);
  await bob.page.keyboard.type(" five");
  await expect(fieldOf(bob)).toHaveText(" four five");
  await ada.page.keyboard.press("Control+Alt+2");
  await expect(bob.body.getByRole("heading")).toBeVisible();
  await bob.page.keyboard.type("!");
  await expect(fieldOf(bob)).toHaveText(" four five!");
  await expect(addedIn(ada)).toHaveText(" four five!");

  // Backspace goes on into the text, Control-Z back.
  for (let press = 0; press < " four five!".length + 2; press++) await bob.page.keyboard.press("Backspace");
  await expect(struckIn(bob)).toHaveText("ee");
  await bob.page.keyboard.type("y");
  await expect(fieldOf(bob)).toHaveText("y");
  await bob.page.keyboard.press("Control+z");
  await bob.page.keyboard.press("Control+z");
  await expect(struckIn(bob)).toHaveText("e");
  await bob.page.keyboard.press("Control+Shift+z");
  await expect(struckIn(bob)).toHaveText("ee");
  await bob.page.keyboard.press("Escape");
  for (const person of [ada, bob]) await expect.poll(() => textOf(person)).toEqual(["zero one two three"]);

  await named(ada, "Comments").click();
  await expect(commentsOf(ada).getByText("Delete “ee”")).toBeVisible();
  await commentsOf(ada).getByRole("button", { name: "Reject" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);
  for (const person of [ada, bob]) {
    await expect(struckIn(person)).toHaveCount(0);
    await expect.poll(() => textOf(person)).toEqual(["zero one two three"]);
  }
});

test("nothing typed is lost: a reload without a connection keeps the suggestion, and it arrives later", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("A line of text");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await bob.body.click();
  await bob.page.keyboard.press("Control+Alt+s");
  await isSuggesting(bob);
  await bob.page.route("**/comments", (route) => route.abort());
  // The caret is where it was, and the keys go there.
  await bob.page.keyboard.press("Control+End");
  await bob.page.keyboard.type(" with an end");
  await expect(fieldOf(bob)).toHaveText(" with an end");
  await bob.page.keyboard.press("Escape");
  await named(bob, "Comments").click();
  await expect(commentsOf(bob).getByText(/Not sent yet/)).toBeVisible();
  await bob.page.unroute("**/comments");

  await bob.page.reload();
  await bob.isLive();
  // Still suggesting.
  await isSuggesting(bob);
  await expect(addedIn(bob)).toHaveText(" with an end");
  await expect(addedIn(ada)).toHaveText(" with an end");
  await expect.poll(() => textOf(ada)).toEqual(["A line of text"]);

  // Typing there goes on with it; what cannot be suggested says so, and changes nothing.
  await bob.body.click();
  await bob.body.press("Control+End");
  await bob.page.keyboard.type("!");
  await expect(fieldOf(bob)).toHaveText(" with an end!");
  await bob.page.keyboard.press("Escape");
  await bob.page.keyboard.press("Control+b");
  await bob.body.press("Control+a");
  await bob.page.keyboard.press("Control+b");
  await expect(bob.page.getByText(/Suggestions change words/)).toBeVisible();
  await expect(addedIn(ada)).toHaveText(" with an end!");
  await expect(threadsOf(ada)).toHaveCount(1);
  await expect.poll(() => textOf(ada)).toEqual(["A line of text"]);
});

test("an input method composes a suggestion; what others see is the finished word", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("plain");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await suggest(bob);
  await bob.body.click();
  await bob.body.press("End");
  const cdp = await bob.context.newCDPSession(bob.page);
  // As a browser does it: the key goes to the input method, which begins to compose.
  await cdp.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    windowsVirtualKeyCode: 229,
    key: "Process",
  });
  await expect(fieldOf(bob)).toBeFocused();
  for (const text of ["k", "か", "かな"])
    await cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await cdp.send("Input.insertText", { text: "仮名" });
  await expect(fieldOf(bob)).toHaveText("仮名");
  await bob.page.keyboard.press("Escape");
  await expect(addedIn(ada)).toHaveText("仮名");
  await expect.poll(() => textOf(ada)).toEqual(["plain"]);
});

test("accepted while its field is open, it is text, and the field closes; where the text has changed since, accepting asks", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("# Colours\nred green");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await suggest(bob);
  await selectLast(bob, 5);
  await bob.page.keyboard.type("blue");
  await expect(addedIn(ada)).toHaveText("blue");
  await addedIn(ada).click();
  await commentsOf(ada).getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => textOf(bob)).toEqual(["Colours", "red blue"]);
  await expect(fieldOf(bob)).toHaveCount(0);

  await bob.body.press("Control+End");
  await bob.page.keyboard.type(" sky");
  await expect(addedIn(ada)).toHaveText(" sky");
  await bob.page.keyboard.press("Escape");
  await selectLast(bob, 4);
  await bob.page.keyboard.press("Delete");
  await bob.page.keyboard.press("Escape");
  await expect(struckIn(ada)).toHaveText("blue");
  // Ada writes into it, and is asked.
  await ada.body.click();
  await ada.page.keyboard.press("Control+End");
  await ada.page.keyboard.press("ArrowLeft");
  await ada.page.keyboard.type("x");
  await expect.poll(() => textOf(ada)).toEqual(["Colours", "red bluxe"]);
  await struckIn(ada).first().click();
  await commentsOf(ada).getByRole("button", { name: "Accept" }).click();
  await expect(commentsOf(ada).getByText(/The text has changed since/)).toBeVisible();
  await expectNoViolation(ada.page);
  await commentsOf(ada).getByRole("button", { name: "Accept anyway" }).click();
  await expect.poll(() => textOf(bob)).toEqual(["Colours", "red  sky"]);
});

test("while editing, the bar over a selection begins one suggestion; Escape proposes nothing, its button a deletion", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.write("keep or drop");
  await ada.isSaved();
  const begin = ada.page.getByRole("toolbar", { name: "Selected text" }).getByRole("button", {
    name: "Suggest a change",
  });
  await selectLast(ada, 5);
  await begin.click();
  await expect(fieldOf(ada)).toBeFocused();
  await ada.page.keyboard.press("Escape");
  await expect(struckIn(ada)).toHaveCount(0);

  await selectLast(ada, 5);
  await begin.click();
  await named(ada, "Suggest this").click();
  await expect(fieldOf(ada)).toHaveCount(0);
  await expect(struckIn(ada)).toHaveText(" drop");
  await expect(commentsOf(ada).getByText("Delete “drop”")).toBeVisible();

  // Outside of it, typing is typing.
  await ada.body.click();
  await ada.body.press("Control+Home");
  await ada.page.keyboard.type("To ");
  await expect.poll(() => textOf(ada)).toEqual(["To keep or drop"]);
  await ada.isSaved();
  await struckIn(ada).click();
  await commentsOf(ada).getByRole("button", { name: "Withdraw" }).click();
  await expect(struckIn(ada)).toHaveCount(0);
  await expect.poll(() => textOf(ada)).toEqual(["To keep or drop"]);
});

test("two suggest in place of one word; over two paragraphs and in a cell; comments are written in this mode, too", async ({
  newPerson,
}) => {
  const [ada, bob, cleo] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("The quick fox\nsecond line");
  await ada.page.keyboard.press("Enter");
  await named(ada, "Insert table").click();
  await named(ada, "3 × 3").click();
  await ada.page.keyboard.type("Rome");
  await ada.isSaved();
  await bob.open(await ada.share("edit"));
  await cleo.open(await ada.share("comment"));
  const inSecondWord = { position: { x: 40, y: 10 } };
  for (const [person, word] of [
    [bob, "slow"],
    [cleo, "swift"],
  ] as const) {
    await person.body.getByText("The quick").dblclick(inSecondWord);
    await person.page.keyboard.press("Control+Alt+s");
    await isSuggesting(person);
    await person.page.keyboard.type(word);
    await expect(struckIn(person).first()).toHaveText("quick");
    await person.page.keyboard.press("Escape");
  }
  await expect(addedIn(ada)).toHaveCount(2);
  await addedIn(ada).filter({ hasText: "swift" }).click();
  await commentsOf(ada).getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => textOf(bob)).toContain("The swift fox");
  // What the other one would replace is gone: its card says so, and can only be put away.
  await named(ada, "Comments").click();
  await expect(commentsOf(ada).getByText("The text that this is about was deleted.")).toBeVisible();
  await expect(commentsOf(ada).getByRole("button", { name: "Accept" })).toHaveCount(0);
  await commentsOf(ada).getByRole("button", { name: "Reject" }).click();
  await expect(threadsOf(ada)).toHaveCount(0);

  await bob.body.getByText("The swift").click({ position: { x: 2, y: 10 } });
  await bob.page.keyboard.press("End");
  await bob.page.keyboard.press("Shift+ArrowDown");
  await bob.page.keyboard.press("Shift+Home");
  await bob.page.keyboard.type("es, and the ");
  await expect(fieldOf(bob)).toHaveText("es, and the ");
  await bob.page.keyboard.press("Escape");
  await bob.body.getByText("Rome").dblclick({ position: { x: 12, y: 10 } });
  await bob.page.keyboard.type("Paris");
  await bob.page.keyboard.press("Escape");
  for (const word of ["es, and the", "Paris"]) {
    await threadsOf(ada).filter({ hasText: word }).getByRole("button", { name: "Accept" }).click();
    await expect(addedIn(ada).filter({ hasText: word })).toHaveCount(0);
  }
  const [line, cell] = await textOf(ada);
  expect([line, cell]).toEqual(["The swift foxes, and the second line", "Paris"]);

  await bob.body.getByText("The swift").dblclick({ position: { x: 12, y: 10 } });
  await named(bob, "Add comment").click();
  await post(bob, "A fine start");
  await expect(saidIn(ada, "A fine start")).toBeVisible();
  await expect(fieldOf(bob)).toHaveCount(0);
});
