import type { Locator } from "@playwright/test";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

/** The share dialog, open, with what is in it loaded. */
async function openSharing(owner: Person): Promise<Locator> {
  await owner.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Share document" });
  await expect(dialog.getByText("People with access")).toBeVisible();
  return dialog;
}

test("a link with a password opens without script, and the secret is in no later address", async ({
  newPerson,
  browser,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.write("Behind a password.");
  const dialog = await openSharing(ada);
  await dialog.getByRole("button", { name: "Options" }).click();
  await dialog.getByRole("textbox", { name: "Label" }).fill("Class 4b");
  await dialog.getByRole("checkbox", { name: "Ask for a password" }).check();
  await dialog.getByRole("textbox", { name: "Password" }).fill("open sesame");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await expect(dialog).toContainText("Anyone with the link and its password can edit.");
  await expect(dialog.getByRole("listitem").filter({ hasText: "Class 4b" })).toContainText("Password");

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  expect((await page.goto(link))?.status()).toBe(403);
  await page.getByLabel("Password").fill("open says me");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("alert")).toHaveText("That is not it. Try again.");
  await page.getByLabel("Password").fill("open sesame");
  const [document] = await Promise.all([
    page.waitForRequest(/\/d\/[A-Za-z0-9]{22}$/),
    page.getByRole("button", { name: "Open" }).click(),
  ]);
  await page.waitForURL(/\/d\/[A-Za-z0-9]{22}$/);
  expect(document.headers()["referer"] ?? "").not.toContain("/l/");
  await context.close();
});

test("another role of a link reaches who came by it in the page, with a word about it", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Shared.");
  await bob.open(await ada.share("edit"));
  await bob.write(" Mine.");
  await bob.isSaved();
  const dialog = await openSharing(ada);
  await expect(dialog.getByRole("list", { name: "Came by this link" }).getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  const what = dialog.getByRole("radiogroup", { name: "What it allows" });
  await what.getByRole("radio", { name: "View" }).check({ force: true });
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bob.page.getByText("You can now only read this document")).toBeVisible();
  await expect(bob.page.getByText("The link that you came by was changed.")).toBeVisible();
  await expect(bob.toolbar).toHaveCount(0);
  await expect(bob.chip).toHaveAccessibleName("Read-only");

  // A role of their own, up again; then out.
  await dialog.getByRole("button", { name: /^Access of / }).click();
  await ada.page.getByRole("menuitemradio", { name: "Can edit" }).click();
  await expect(bob.page.getByText("You can now edit this document")).toBeVisible();
  await bob.page.getByRole("button", { name: "OK" }).click();
  await bob.isSaved();
  await bob.write(" Again.");
  await bob.isSaved();
  // Under a dialog, the page is no place for roles.
  await expect(ada.page.locator(".ProseMirror")).toContainText("Shared. Mine. Again.");
  await dialog.getByRole("button", { name: /^Access of / }).click();
  await ada.page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(bob.page.getByText("You were removed from this document")).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await expect(dialog.getByText("Came by this link")).toHaveCount(0);
});

test("an invitation lets one person in, by the name that it was made for", async ({ newPerson }) => {
  const [ada, bob, eve] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  const dialog = await openSharing(ada);
  await dialog.getByRole("button", { name: "Options" }).click();
  await dialog.getByRole("textbox", { name: "For one person" }).fill("Bob Lee");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await ada.page.keyboard.press("Escape");
  await bob.page.goto(link);
  await expect(bob.page.getByRole("heading", { name: "An invitation for Bob Lee" })).toBeVisible();
  await bob.page.getByRole("button", { name: "Continue" }).click();
  await bob.isLive();
  await expect(ada.people.getByRole("listitem", { name: "Bob Lee" })).toHaveCount(1);
  await eve.page.goto(link);
  await expect(eve.page.getByRole("heading", { name: "This invitation was used already" })).toBeVisible();
});

test("a rotated link opens nothing at once, its new address does, and whoever came in stays", async ({
  newPerson,
}) => {
  const [ada, bob, eve] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Shared.");
  const old = await ada.share("edit");
  await bob.open(old);
  const dialog = await openSharing(ada);
  await expect(dialog.getByText("Used by 1 person")).toBeVisible();
  await dialog.getByRole("button", { name: "Rotate link" }).click();
  const field = dialog.getByRole("textbox", { name: "Link" });
  await expect(field).not.toHaveValue(old);
  const fresh = await field.inputValue();
  expect((await eve.page.goto(old))?.status()).toBe(410);
  await expect(eve.page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await eve.open(fresh);
  await bob.write(" Still mine.");
  await expect(eve.body).toHaveText("Shared. Still mine.");
});

test("a link that ends says so in the page of who came by it", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("For a while.");
  const link = await ada.share("edit");
  await bob.open(link);
  const dialog = await openSharing(ada);
  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByRole("combobox", { name: "Ends" }).selectOption("At a time…");
  await dialog.getByLabel("Date and time").fill("2020-01-01T00:00");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bob.page.getByText("Your access to this document has ended")).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await bob.page.goto(link);
  await expect(bob.page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
});

test("a co-owner shares as the owner does, cannot touch the owner, and can leave", async ({ newPerson }) => {
  const [ada, bob, cleo] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Ours.");
  await bob.open(await ada.share("view"));
  const dialog = await openSharing(ada);
  await dialog.getByRole("button", { name: /^Access of / }).click();
  await ada.page.getByRole("menuitemradio", { name: "Co-owner" }).click();
  await expect(bob.page.getByText("You own this document now, together with others")).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await bob.page.getByRole("button", { name: "OK" }).click();
  await cleo.open(await bob.share("edit"));
  const bobs = await openSharing(bob);
  // Cleo, and not the owner nor himself.
  await expect(bobs.getByRole("button", { name: /^Access of / })).toHaveCount(1);
  await expect(bobs.getByText("Owner", { exact: true })).toHaveCount(1);
  await bobs.getByRole("button", { name: "Leave this document" }).click();
  await expect(bob.page.getByText("You left this document")).toBeVisible();
  await cleo.write(" Mine.");
  await expect(ada.body).toHaveText("Ours. Mine.");
});

test("a member of a document that moves to the trash reads that, and not of a revoked link", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("For a while.");
  await bob.open(await ada.share("edit"));
  await ada.page.getByRole("button", { name: "More" }).click();
  await ada.page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(bob.page.getByText("This document was moved to the trash")).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
});

test("a viewer asks to edit, the owner is asked in the page, and the answer counts at once", async ({
  newPerson,
}) => {
  const [ada, vic] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("May I?");
  await vic.open(await ada.share("view"));
  await vic.page.getByRole("button", { name: "Viewing" }).click();
  await vic.page.getByRole("button", { name: "Ask to edit" }).click();
  await expect(vic.page.getByText("The owners are asked.")).toBeVisible();
  await vic.page.keyboard.press("Escape");
  const question = ada.page.getByRole("status").filter({ hasText: "asks to edit" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Decline" }).click();
  await expect(question).toHaveCount(0);
  await expect(vic.page.getByText("The owners said no this time")).toBeVisible();

  // Another viewer, who asks from a phone: the owner opens the page later, and finds it there.
  const wes = await newPerson({ viewport: { width: 390, height: 844 } });
  await wes.open(await ada.share("view"));
  await wes.page.getByRole("button", { name: "Share", exact: true }).click();
  await wes.page.getByRole("button", { name: "Ask to edit" }).click();
  await expect(wes.page.getByText("The owners are asked.")).toBeVisible();
  await wes.page.keyboard.press("Escape");
  await ada.page.reload();
  await question.getByRole("button", { name: "Allow" }).click();
  await expect(wes.page.getByText("You can now edit this document")).toBeVisible();
  await wes.isSaved();
  await wes.write(" Thank you.");
  await expect(ada.body).toContainText("May I? Thank you.");
});

test("whoever leaves is out, and comes back by the link", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Come and go.");
  const link = await ada.share("edit");
  await bob.open(link);
  await bob.page.getByRole("button", { name: "Share", exact: true }).click();
  await bob.page.getByRole("button", { name: "Leave this document" }).click();
  await expect(bob.page.getByText("You left this document")).toBeVisible();
  expect((await bob.page.goto(ada.page.url()))?.status()).toBe(404);
  await bob.open(link);
  await expect(bob.body).toContainText("Come and go.");
});

test("the owner hands the document over", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await bob.open(await ada.share("view"));
  const dialog = await openSharing(ada);
  await dialog.getByRole("button", { name: /^Access of / }).click();
  await ada.page.getByRole("menuitem", { name: "Hand the document over" }).click();
  await dialog.getByRole("button", { name: "Hand it over" }).click();
  await expect(bob.page.getByText("You own this document now, together with others")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Leave this document" })).toBeVisible();
});

test("an owner hides viewers: a large audience sees nobody but those who write", async ({ newPerson }) => {
  const [ada, vic, wes] = [await newPerson(), await newPerson(), await newPerson()];
  await ada.createDocument();
  const link = await ada.share("view");
  await vic.open(link);
  await wes.open(link);
  await expect(vic.people.getByRole("listitem")).toHaveCount(3);
  const dialog = await openSharing(ada);
  await dialog.getByRole("checkbox", { name: "Do not show viewers as present" }).check();
  await expect(vic.people.getByRole("listitem")).toHaveCount(2);
  await ada.page.keyboard.press("Escape");
  await expect(ada.people.getByRole("listitem")).toHaveCount(1);
  // Also for whoever comes later, and until the owner says otherwise.
  await wes.page.reload();
  await wes.isLive();
  await expect(wes.people.getByRole("listitem")).toHaveCount(2);
  const again = await openSharing(ada);
  await again.getByRole("checkbox", { name: "Do not show viewers as present" }).uncheck();
  await expect(vic.people.getByRole("listitem")).toHaveCount(3);
});
