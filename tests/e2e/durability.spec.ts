import { type QuireProcess, startQuire } from "./support/quire-process.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: the others must not feel it die.
let quire: QuireProcess;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  quire = await startQuire();
});
test.afterAll(() => quire.stop());

test("kill -9 of the server while two people type loses nothing and doubles nothing", async ({
  newPerson,
}) => {
  const people = [await newPerson({ baseURL: quire.url }), await newPerson({ baseURL: quire.url })] as const;
  const [ada, bob] = people;
  await ada.createDocument();
  await ada.page.keyboard.type("ada:\nbob:");
  await bob.open(await ada.share("edit"));
  const expected = ["ada:", "bob:"];
  for (const person of people) {
    const index = people.indexOf(person);
    await person.body.locator("[data-block]").nth(index).click();
    await person.page.keyboard.press("End");
  }
  for (const round of ["1", "2"]) {
    const typing = people.map(async (person, index) => {
      const words = ` round${round} before during after`;
      expected[index] += words;
      await person.page.keyboard.type(words, { delay: 25 });
    });
    await ada.page.waitForFunction(
      (text) =>
        document.querySelector("[role=textbox][aria-multiline]")?.textContent?.includes(text) === true,
      `round${round} be`,
    );
    await quire.crashCollabServer();
    await Promise.all(typing);
    for (const person of people) {
      await expect(person.body.locator("[data-block]")).toHaveText(expected, { timeout: 30_000 });
      await person.isSaved();
    }
  }
  const fresh = await newPerson({ baseURL: quire.url });
  await fresh.context.addCookies(await ada.context.cookies());
  await fresh.open(ada.page.url());
  await expect(fresh.body.locator("[data-block]")).toHaveText(expected);
});

test("the chip never says Saved for what is not, and leaving asks", async ({ newPerson }) => {
  const ada = await newPerson({ baseURL: quire.url });
  await ada.createDocument();
  await ada.write("safe");
  await ada.isSaved();
  // What the panel is made of is fetched when it is first opened, or in idle time.
  await ada.chip.getByRole("button").click();
  await expect(ada.page.getByRole("dialog", { name: "Saving" })).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.body.press("Control+End");
  // The network goes, for this browser alone.
  await ada.context.setOffline(true);
  await ada.page.keyboard.type(" and not yet");
  await expect(ada.chip).toHaveAccessibleName("Not saved: keep this tab open");
  await ada.chip.getByRole("button").click();
  const ledger = ada.page.getByRole("dialog", { name: "Saving" });
  await expect(ledger).toContainText(/Changes waiting\s*12/);
  await ada.page.keyboard.press("Escape");

  const asked = ada.page.waitForEvent("dialog");
  const closing = ada.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await closing;

  await ada.context.setOffline(false);
  await ada.isSaved();
  await ada.page.reload();
  await expect(ada.body).toHaveText("safe and not yet");
});
