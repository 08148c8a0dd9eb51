/** However somebody's access ends while they write offline: nothing that they typed is lost, and they are told what happened. */
import type { Locator } from "@playwright/test";
import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

async function openSharing(owner: Person): Promise<Locator> {
  await owner.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Share document" });
  await expect(dialog.getByText("People with access")).toBeVisible();
  return dialog;
}

const endings: Record<string, { end: (owner: Person) => Promise<void>; says: string | RegExp }> = {
  "the link is revoked": {
    async end(owner) {
      const dialog = await openSharing(owner);
      await dialog.getByRole("button", { name: "Revoke link" }).click();
      await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveCount(0);
    },
    says: "You no longer have access to this document",
  },
  "the link ends": {
    async end(owner) {
      const dialog = await openSharing(owner);
      await dialog.getByRole("button", { name: "Edit", exact: true }).click();
      await dialog.getByRole("combobox", { name: "Ends" }).selectOption("At a time…");
      await dialog.getByLabel("Date and time").fill("2020-01-01T00:00");
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      await expect(dialog.getByText(/Ended on/)).toBeVisible();
    },
    says: "You no longer have access to this document",
  },
  "they are removed": {
    async end(owner) {
      const dialog = await openSharing(owner);
      await dialog.getByRole("button", { name: /^Access of / }).click();
      await owner.page.getByRole("menuitem", { name: "Remove" }).click();
      await expect(dialog.getByRole("button", { name: /^Access of / })).toHaveCount(0);
    },
    says: "You no longer have access to this document",
  },
  "the link becomes one to view": {
    async end(owner) {
      const dialog = await openSharing(owner);
      await dialog.getByRole("button", { name: "Edit", exact: true }).click();
      const allows = dialog.getByRole("radiogroup", { name: "What it allows" });
      await allows.getByRole("radio", { name: "View" }).check({ force: true });
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      await expect(dialog.getByRole("button", { name: /: Can view$/ })).toBeVisible();
    },
    says: "You can now only read this document",
  },
  "the document moves to the trash": {
    async end(owner) {
      await owner.page.getByRole("button", { name: "More" }).click();
      await owner.page.getByRole("menuitem", { name: "Move to trash" }).click();
      await owner.page.waitForURL(/\/$/);
    },
    says: "This document was moved to the trash",
  },
};

for (const [what, { end, says }] of Object.entries(endings))
  test(`offline, ${what}: what was typed is kept aside`, async ({ newPerson }) => {
    const [ada, bob] = [await newPerson(), await newPerson()];
    await ada.createDocument();
    await ada.write("Ours.");
    await bob.open(await ada.share("edit"));
    await bob.context.setOffline(true);
    await bob.write(" Mine.");
    await expect(bob.chip).toHaveAccessibleName(/^(Not saved|Saved on this device)/);
    await end(ada);
    await bob.context.setOffline(false);
    await expect(bob.page.getByText(says)).toBeVisible();
    await expect(bob.page.getByRole("textbox", { name: "My changes" })).toHaveValue("Ours. Mine.");
    await expect(bob.page.getByRole("button", { name: "Save as a new document" })).toBeVisible();
    await expect(bob.body).toHaveAttribute("contenteditable", "false");
  });

test("offline with nothing unsaved, the role changes: the page says so when it is back", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Ours.");
  await bob.open(await ada.share("edit"));
  await bob.context.setOffline(true);
  await endings["the link becomes one to view"]?.end(ada);
  await bob.context.setOffline(false);
  await expect(bob.page.getByText("You can now only read this document")).toBeVisible();
  await expect(bob.chip).toHaveAccessibleName("Read-only");
  await expect(bob.page.getByRole("textbox", { name: "My changes" })).toHaveCount(0);
});
