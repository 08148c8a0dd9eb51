import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

/** A document that is a few windows long, with the caret at its top. */
async function writeLong(person: Person): Promise<void> {
  await person.createDocument();
  await person.page.keyboard.type("First line");
  for (let i = 0; i < 45; i++) await person.page.keyboard.press("Enter");
  await person.page.keyboard.type("Last line");
  await person.isSaved();
  await person.body.press("Control+Home");
}

test("following keeps somebody's caret in sight, until Esc", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await writeLong(ada);
  await bob.open(await ada.share("edit"));
  await bob.body.click({ position: { x: 5, y: 5 } });
  await ada.body.press("Control+Home");
  const name = await bob.people.getByRole("listitem").nth(1).getAttribute("aria-label");
  const face = bob.page.getByRole("button", { name: `Follow ${name}` });
  await face.click();
  await expect(bob.page.getByText(`You follow ${name}`)).toBeVisible();
  const caret = bob.page.locator(".remote-caret");
  const scrolled = () => bob.page.evaluate(() => window.scrollY);
  await ada.body.press("Control+End");
  await expect.poll(scrolled).toBeGreaterThan(200);
  await expect(caret).toBeInViewport();
  await ada.body.press("Control+Home");
  await expect.poll(scrolled).toBeLessThan(200);
  await expect(caret).toBeInViewport();
  await bob.page.keyboard.press("Escape");
  await expect(bob.page.getByText(`You follow ${name}`)).toHaveCount(0);

  // A scroll of one's own ends it, too.
  await face.click();
  await expect(bob.page.getByText(`You follow ${name}`)).toBeVisible();
  await bob.page.mouse.move(600, 400);
  await bob.page.mouse.wheel(0, 200);
  await expect(bob.page.getByText(`You follow ${name}`)).toHaveCount(0);
});

test("a caret out of sight shows at the edge, and a click goes there", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await writeLong(ada);
  await bob.open(await ada.share("edit"));
  const pill = bob.page.getByRole("button", { name: /is further down$/ });
  await ada.body.press("Control+End");
  await expect(pill).toBeVisible();
  await pill.click();
  await expect(bob.page.locator(".remote-caret")).toBeInViewport();
  await expect(pill).toHaveCount(0);
  await ada.body.press("Control+Home");
  await expect(bob.page.getByRole("button", { name: /is further up$/ })).toBeVisible();
});

test("many people are five faces and a number, with a list of all", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const link = await ada.share("view");
  for (let i = 0; i < 6; i++) await (await newPerson()).open(link);
  await expect(ada.people.getByRole("listitem")).toHaveCount(7);
  await ada.page.getByRole("button", { name: "Show all 7 people" }).click();
  const list = ada.page.getByRole("dialog", { name: "People in this document" });
  await expect(list.getByText("(you)")).toBeVisible();
});

test("on a phone, a caret under the bar is in sight, and everybody is in the list", async ({ newPerson }) => {
  const ada = await newPerson();
  await writeLong(ada);
  await ada.body.press("Control+Home");
  const link = await ada.share("edit");
  const phone = await newPerson({ viewport: { width: 390, height: 844 } });
  await phone.open(link);
  await ada.body.press("ArrowRight");
  await expect(phone.page.locator(".remote-caret")).toBeInViewport();
  const bob = await newPerson();
  await bob.open(link);
  await bob.body.press("Control+End");
  // Where the one is, and no pill for the other: the first line stands close below the bar.
  await expect(phone.page.getByRole("button", { name: /is further down$/ })).toBeVisible();
  await expect(phone.page.getByRole("button", { name: /is further up$/ })).toHaveCount(0);
  await (await newPerson()).open(link);
  await phone.page.getByRole("button", { name: "Show all 4 people" }).click();
  const list = phone.page.getByRole("dialog", { name: "People in this document" });
  await expect(list.getByText("(you)")).toBeVisible();
});
