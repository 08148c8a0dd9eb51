import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

async function revoke(owner: Person, roleLabel: string): Promise<void> {
  await owner.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Share document" });
  const card = dialog
    .getByRole("listitem")
    .filter({ hasText: roleLabel })
    .filter({ has: owner.page.getByRole("textbox") });
  await card.getByRole("button", { name: "Revoke link" }).click();
  await expect(card).toHaveCount(0);
  await owner.page.keyboard.press("Escape");
}

test("a viewer reads along and can't type", async ({ newPerson }) => {
  const [ada, vic] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Read me.");
  await vic.open(await ada.share("view"));
  await expect(vic.body).toContainText("Read me.");
  await expect(vic.chip).toHaveAccessibleName("Read-only");
  await expect(vic.toolbar).toHaveCount(0);
  await expect(vic.body).toHaveAttribute("contenteditable", "false");
  await expect(vic.title).toHaveAttribute("readonly", "");
  await vic.body.click();
  await vic.page.keyboard.type("Not me");
  await ada.write(" And on.");
  await expect(vic.body).toContainText("Read me. And on.");
  await expect(ada.body).toHaveText("Read me. And on.");
  // Present with a face, without a caret.
  await expect(ada.people.getByRole("listitem")).toHaveCount(2);
  await expect(ada.page.locator(".remote-caret")).toHaveCount(0);
});

test("a revoked link ends access at once for who is connected", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Shared for now.");
  const link = await ada.share("edit");
  await bob.open(link);
  await revoke(ada, "Can edit");
  await expect(bob.page.getByText("You no longer have access to this document")).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await expect(bob.chip).toHaveAccessibleName("Read-only");
  await ada.write(" Only mine now.");
  await ada.isSaved();
  await expect(bob.body).not.toContainText("Only mine now.");
  const answer = await bob.page.goto(ada.page.url());
  expect(answer?.status()).toBe(404);
  await expect(bob.page.getByText("Shared for now.")).toHaveCount(0);
  await bob.page.goto(link);
  await expect(bob.body).toHaveCount(0);
});

test("somebody with two links falls back to the smaller role, and rises again, without a reload", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Text.");
  const [viewLink, editLink] = [await ada.share("view"), await ada.share("edit")];
  await bob.open(viewLink);
  await expect(bob.chip).toHaveAccessibleName("Read-only");
  await expect(bob.toolbar).toHaveCount(0);

  // The second link is opened in another tab of the same person; this tab hears of it.
  const tab = await bob.context.newPage();
  await tab.goto(editLink);
  await expect(bob.toolbar).toBeVisible();
  await bob.isSaved();
  await bob.write(" Now I write.");
  await expect(ada.body).toHaveText("Text. Now I write.");
  await bob.isSaved();
  await tab.close();

  await revoke(ada, "Can edit");
  await expect(bob.chip).toHaveAccessibleName("Read-only");
  await expect(bob.toolbar).toHaveCount(0);
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await ada.write(" Go on reading.");
  await expect(bob.body).toContainText("Go on reading.");
});

test("a document that moves to the trash takes its owner home", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  await ada.title.fill("Old draft");
  await ada.isSaved();
  await ada.page.getByRole("button", { name: "More" }).click();
  await ada.page.getByRole("menuitem", { name: "Move to trash" }).click();
  await ada.page.waitForURL(/\/$/);
  await expect(ada.page.getByRole("link", { name: "Old draft" })).toHaveCount(0);
});

test("what was typed when access ended is kept, copied, and saved as a document of one's own", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.title.fill("Ours");
  await ada.write("Ours together.");
  await bob.open(await ada.share("edit"));
  await bob.context.setOffline(true);
  await bob.write(" Mine alone.");
  await expect(bob.chip).toHaveAccessibleName("Not saved: keep this tab open");
  await revoke(ada, "Can edit");
  await bob.context.setOffline(false);
  await expect(bob.page.getByText("You no longer have access to this document")).toBeVisible();
  await expect(bob.page.getByText("Your last 12 changes were not saved.")).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await expect(bob.toolbar).toHaveCount(0);
  await expect(bob.page.getByRole("textbox", { name: "My changes" })).toHaveValue(
    "Ours together. Mine alone.",
  );
  await bob.page.getByRole("button", { name: "Copy my changes" }).click();
  await expect(bob.page.getByRole("button", { name: "Copied" })).toBeVisible();
  const lost = bob.page.url();
  await bob.page.getByRole("button", { name: "Save as a new document" }).click();
  await bob.page.waitForURL((url) => url.pathname.startsWith("/d/") && url.href !== lost);
  await bob.isSaved();
  await expect(bob.body).toHaveText("Ours together. Mine alone.");
  await expect(bob.title).toHaveValue("Ours");
  await expect(ada.body).toHaveText("Ours together.");
});
