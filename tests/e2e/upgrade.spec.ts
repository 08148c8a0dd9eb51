import type { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

/** A document of format xml, as other y-prosemirror editors write it, open in the person's browser. */
async function openXmlDocument(person: Person, title: string): Promise<void> {
  await person.page.goto("/");
  const id = await person.page.evaluate(async (named) => {
    const answer = await fetch("/api/documents", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "blank", title: named, format: "xml" }),
    });
    const { id: made }: { id: string } = await answer.json();
    return made;
  }, title);
  await person.open(`/d/${id}`);
}

async function upgrade(owner: Person): Promise<void> {
  const { page } = owner;
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Upgrade this document" }).click();
  const dialog = page.getByRole("dialog", { name: "Upgrade this document" });
  await dialog.getByRole("button", { name: "Upgrade" }).click();
  await expect(dialog).toBeHidden();
  await owner.isSaved();
}

/** Replacing the page would take this away. */
async function markPage(person: Person): Promise<() => Promise<boolean>> {
  await person.page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  return () => person.page.evaluate(() => "isTheSamePage" in window);
}

test("the owner upgrades, and both write on in the new document, without a word and where they were", async ({
  newPerson,
}) => {
  // A low window, so that few lines are a long document.
  const [ada, bob] = [await newPerson(), await newPerson({ viewport: { width: 1280, height: 420 } })];
  await openXmlDocument(ada, "Plan");
  const lines = Array.from({ length: 24 }, (_, index) => `line ${index + 1}`);
  await ada.body.click();
  await ada.page.keyboard.insertText(lines[0] ?? "");
  for (const line of lines.slice(1)) {
    await ada.page.keyboard.press("Enter");
    await ada.page.keyboard.insertText(line);
  }
  const link = await ada.share("edit");
  await bob.open(link);
  await expect(bob.body.locator("[data-block]")).toHaveText(lines);
  // Bob's caret stands far down; his page is scrolled to it.
  await bob.body.locator("[data-block]").nth(19).click();
  await bob.page.keyboard.press("End");
  await bob.page.keyboard.type(" by Bob");
  await bob.isSaved();
  await ada.isSaved();
  lines[19] += " by Bob";
  const isSamePage = await markPage(bob);
  const banners = await watchBanners(bob);
  const scrollBefore = await bob.page.evaluate(() => window.scrollY);
  expect(scrollBefore).toBeGreaterThan(100);

  await upgrade(ada);
  await expect(ada.page.getByText("This document is upgraded.")).toBeVisible();
  await expect(ada.body.locator("[data-block]")).toHaveText(lines);
  await expect(ada.title).toHaveValue("Plan");
  await expect(
    bob.page.getByRole("list", { name: "People in this document" }).getByRole("listitem"),
  ).toHaveCount(2);
  await bob.isSaved();

  // No click in between: the focus and the caret are where they were.
  await expect(bob.body).toBeFocused();
  await bob.page.keyboard.type(", and on");
  lines[19] += ", and on";
  await ada.body.locator("[data-block]").first().click();
  await ada.page.keyboard.press("Home");
  await ada.page.keyboard.type("Ada: ");
  lines[0] = `Ada: ${lines[0]}`;
  for (const person of [ada, bob]) {
    await expect(person.body.locator("[data-block]")).toHaveText(lines);
    await person.isSaved();
  }
  expect(await bob.page.evaluate(() => window.scrollY)).toBe(scrollBefore);
  expect(await isSamePage()).toBe(true);
  expect(await banners()).toEqual([]);

  await ada.page.getByRole("button", { name: "More" }).click();
  await expect(ada.page.getByRole("menuitem", { name: "Upgrade this document" })).toHaveCount(0);
  await ada.page.keyboard.press("Escape");
  await ada.page.reload();
  await expect(ada.body.locator("[data-block]")).toHaveText(lines);
});

/** Every banner that was on the page, if only for a moment. */
async function watchBanners(person: Person): Promise<() => Promise<string[]>> {
  await person.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenBanners: seen });
    new MutationObserver(() => {
      for (const button of document.querySelectorAll("button")) {
        if (/^(Reload|Copy my changes)$/.test(button.textContent ?? "")) seen.push(button.textContent ?? "");
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  return () =>
    person.page.evaluate(() => {
      const seen: unknown = Reflect.get(window, "seenBanners");
      return Array.isArray(seen) ? seen.map(String) : ["the page was replaced"];
    });
}

test("what somebody typed offline meanwhile is kept aside and becomes a document of its own", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await openXmlDocument(ada, "Minutes");
  await ada.write("Shared.");
  await bob.open(await ada.share("edit"));
  await expect(bob.body).toHaveText("Shared.");
  await bob.context.setOffline(true);
  await bob.write(" Typed in the train.");
  await expect(bob.chip).toHaveAccessibleName("Not saved: keep this tab open");
  await upgrade(ada);
  await ada.write(" Written on.");
  await ada.isSaved();

  await bob.context.setOffline(false);
  await expect(bob.page.getByText("This document was replaced by another version")).toBeVisible();
  await expect(bob.page.getByRole("button", { name: "Copy my changes" })).toBeVisible();
  await expect(bob.body).toHaveAttribute("contenteditable", "false");
  await bob.page.getByRole("button", { name: "Reload" }).click();

  // The new one without his words, which are offered from where they were kept.
  await expect(bob.body).toHaveText("Shared. Written on.");
  await bob.page.getByRole("button", { name: "Save as a new document" }).click();
  await bob.page.waitForURL((url) => !ada.page.url().endsWith(url.pathname));
  await expect(bob.body).toHaveText("Shared. Typed in the train.");
  await expect(bob.title).toHaveValue("Minutes");
  await bob.isSaved();
  await bob.write(" Goes on.");
  await bob.isSaved();
  await expect(ada.body).toHaveText("Shared. Written on.");
});

test("a viewer reads on; only the owner is offered the upgrade", async ({ newPerson }) => {
  const [ada, vic] = [await newPerson(), await newPerson()];
  await openXmlDocument(ada, "Notice");
  await ada.write("Read me.");
  await vic.open(await ada.share("view"));
  await vic.page.getByRole("button", { name: "More" }).click();
  await expect(vic.page.getByRole("menuitem", { name: "Upgrade this document" })).toHaveCount(0);
  await vic.page.keyboard.press("Escape");
  await upgrade(ada);
  await ada.write(" And on.");
  await expect(vic.body).toHaveText("Read me. And on.");
  await expect(vic.chip).toHaveAccessibleName("Read-only");
});

test("the question stays until the new document is there: nothing is typed between the two", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  const { page } = ada;
  await openXmlDocument(ada, "Slow answer");
  await ada.write("Before.");
  await ada.isSaved();
  let letThrough = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(`**/api/documents/${page.url().split("/").at(-1)}`, async (route) => {
    await gate;
    await route.continue();
  });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Upgrade this document" }).click();
  const dialog = page.getByRole("dialog", { name: "Upgrade this document" });
  await dialog.getByRole("button", { name: "Upgrade" }).click();
  await expect(page.getByText("This document is upgraded.")).toBeVisible();
  await expect(dialog).toBeVisible();
  letThrough();
  await expect(dialog).toBeHidden();
  // Where the keys went before: no click is needed to go on.
  await expect(ada.body).toBeFocused();
  await ada.isSaved();
  await ada.write(" And after.");
  await ada.isSaved();
  await page.reload();
  await expect(ada.body).toHaveText("Before. And after.");
});

test("a page that was made before the upgrade and connects after it reads the new document", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await openXmlDocument(ada, "Slow line");
  await ada.write("Here it is.");
  await ada.isSaved();
  const link = await ada.share("edit");
  let letThrough = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await bob.page.route("**/api/collab-token", async (route) => {
    await gate;
    await route.continue();
  });
  await bob.page.goto(link);
  await expect(bob.title).toHaveValue("Slow line");
  await upgrade(ada);
  letThrough();
  await bob.isLive();
  await expect(bob.body).toHaveText("Here it is.");
  await bob.write(" And on.");
  await expect(ada.body).toHaveText("Here it is. And on.");
  await bob.isSaved();
});
