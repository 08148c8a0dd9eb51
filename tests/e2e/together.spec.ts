import { expect, test } from "./support/test.ts";

test("what one types the other reads, and both ways", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Ada writes first.");
  await bob.open(await ada.share("edit"));
  await expect(bob.body).toContainText("Ada writes first.");
  await bob.write(" Bob goes on.");
  await expect(ada.body).toContainText("Ada writes first. Bob goes on.");
  await ada.isSaved();
  await bob.isSaved();
});

test("three people type at once, and everybody ends with the same text", async ({ newPerson }) => {
  const [ada, bob, cy] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("one\ntwo\nthree");
  const link = await ada.share("edit");
  await bob.open(link);
  await cy.open(link);
  await Promise.all(
    [ada, bob, cy].map(async (person, index) => {
      await person.body.locator("[data-block]").nth(index).click();
      await person.page.keyboard.press("End");
      await person.page.keyboard.type(` and ${"abc".charAt(index).repeat(12)}`);
    }),
  );
  for (const person of [ada, bob, cy]) {
    await expect(person.body.locator("[data-block]")).toHaveText([
      "one and aaaaaaaaaaaa",
      "two and bbbbbbbbbbbb",
      "three and cccccccccccc",
    ]);
    await person.isSaved();
  }
});

test("carets and names of the others are there, and go with them", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Here we are");
  await bob.open(await ada.share("edit"));
  await expect(ada.people.getByRole("listitem")).toHaveCount(2);
  await expect(bob.people.getByRole("listitem")).toHaveCount(2);
  await bob.body.press("Control+End");
  await expect(ada.page.locator(".remote-caret")).toHaveCount(1);
  // A caret in the middle of a word is no part of the text, however it is read.
  await bob.page.keyboard.press("ArrowLeft");
  await expect(ada.body).toHaveText("Here we are", { useInnerText: true });
  await expect(ada.page.locator(".remote-caret")).toHaveCount(1);
  expect((await ada.body.innerText()).trimEnd()).toBe("Here we are");
  await bob.context.close();
  await expect(ada.people.getByRole("listitem")).toHaveCount(1);
  await expect(ada.page.locator(".remote-caret")).toHaveCount(0);
});

test("the title is edited by both, and the tab follows", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("Plan");
  await bob.open(await ada.share("edit"));
  await expect(bob.title).toHaveValue("Plan");
  await expect(bob.page).toHaveTitle(/^Plan/);
  await bob.title.press("End");
  await bob.page.keyboard.type(" B");
  await ada.title.press("Home");
  await ada.page.keyboard.type("Our ");
  for (const person of [ada, bob]) {
    await expect(person.title).toHaveValue("Our Plan B");
    await expect(person.page).toHaveTitle(/^Our Plan B/);
  }
  await ada.isSaved();
  // The list's title follows within a second.
  const list = ada.page.getByRole("list", { name: "Documents" });
  await expect(async () => {
    await ada.page.goto("/");
    await expect(list.getByRole("link", { name: "Our Plan B" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("a new name is seen by the others at once", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await bob.open(await ada.share("edit"));
  await bob.body.press("x");
  await bob.page.getByRole("button", { name: "Change name" }).click();
  const dialog = bob.page.getByRole("dialog", { name: "Your name" });
  await dialog.getByRole("textbox", { name: "Your name" }).fill("Bob Builder");
  await dialog.getByRole("button", { name: "Save name" }).click();
  await expect(dialog).toBeHidden();
  await expect(ada.people.getByRole("listitem", { name: "Bob Builder" })).toBeVisible();
  await expect(bob.people.getByRole("listitem", { name: "Bob Builder" })).toBeVisible();
  await bob.page.reload();
  await expect(bob.people.getByRole("listitem", { name: "Bob Builder" })).toBeVisible();
});

test("a reload brings everything back", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.title.fill("Kept");
  await ada.body.click();
  await ada.page.keyboard.type("# Heading\nText that stays");
  await ada.isSaved();
  await ada.page.reload();
  await ada.isLive();
  await expect(ada.title).toHaveValue("Kept");
  await expect(ada.body.getByRole("heading", { name: "Heading" })).toBeVisible();
  await expect(ada.body).toContainText("Text that stays");
});

test("undo takes back one's own edits only", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("mine");
  await bob.open(await ada.share("edit"));
  await bob.write(" yours");
  await expect(ada.body).toHaveText("mine yours");
  await ada.body.press("Control+z");
  await expect(ada.body).toHaveText(" yours");
  await expect(bob.body).toHaveText(" yours");
  await ada.body.press("Control+Shift+z");
  await expect(bob.body).toHaveText("mine yours");
});

test("one person in two tabs is one person, and both tabs are live", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const second = await ada.context.newPage();
  await second.goto(ada.page.url());
  const otherBody = second.getByRole("textbox", { name: "Document body" });
  await expect(otherBody).toBeVisible();
  await ada.write("in the first tab");
  await expect(otherBody).toContainText("in the first tab");
  await expect(ada.people.getByRole("listitem")).toHaveCount(1);
});

test("a caret just placed stays where it was put, whatever comes in from others", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("a\nb\nc\nd\ne\nnoise");
  await bob.open(await ada.share("edit"));
  await bob.body.locator("[data-block]").nth(5).click();
  const work = { isDone: false };
  const noise = (async () => {
    for (let key = 0; !work.isDone; key++) {
      await bob.page.keyboard.press(key % 2 === 0 ? "ArrowLeft" : "ArrowRight");
      if (key % 5 === 0) await bob.page.keyboard.type("z");
    }
  })();
  const expected = ["a", "b", "c", "d", "e"];
  for (let round = 0; round < 15; round++) {
    const line = (round * 3) % expected.length;
    await ada.body.locator("[data-block]").nth(line).click();
    await ada.page.keyboard.press("End");
    await ada.page.keyboard.type("12");
    expected[line] += "12";
  }
  work.isDone = true;
  await noise;
  expect((await ada.body.locator("[data-block]").allTextContents()).slice(0, 5)).toEqual(expected);
});
