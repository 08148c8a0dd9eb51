import { expect, test } from "./support/test.ts";

test("name, colour and theme are kept, and others see them at once", async ({ newPerson }) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  const document = ada.page.url();
  await bob.open(await ada.share("edit"));
  const tab = await ada.context.newPage();
  await tab.goto("/");
  await tab.getByRole("link", { name: "Settings" }).click();
  await expect(tab.getByRole("heading", { name: "Settings" })).toBeVisible();
  await tab.getByRole("textbox", { name: "Your name" }).fill("Ada Lovelace");
  await tab.getByRole("button", { name: "Save name" }).click();
  await expect(bob.people.getByRole("listitem", { name: "Ada Lovelace" })).toHaveCount(1);
  const radio = (number: number) => tab.getByRole("radio", { name: `Colour ${number}`, exact: true });
  // A new person has one of these already; choosing the same again would be no choice.
  const [color, value] = (await radio(5).isChecked()) ? [radio(8), "#0369a1"] : [radio(5), "#15803d"];
  const [saved] = await Promise.all([
    tab.waitForResponse((response) => response.url().endsWith("/api/me") && response.status() === 200),
    color.check(),
  ]);
  expect(await saved.json()).toMatchObject({ name: "Ada Lovelace", color: value });
  await tab.getByRole("radio", { name: "Dark" }).check({ force: true });
  await tab.reload();
  await expect(tab.getByRole("textbox", { name: "Your name" })).toHaveValue("Ada Lovelace");
  await expect(color).toBeChecked();
  await expect(tab.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(ada.page.url()).toBe(document);
});

test("a second device by a one-time link, and its end from the first: the open page there is told", async ({
  newPerson,
}) => {
  const [ada, phone] = [await newPerson(), await newPerson({ viewport: { width: 390, height: 844 } })];
  await ada.createDocument();
  await ada.write("On two devices.");
  await ada.isSaved();
  const document = ada.page.url();
  const tab = await ada.context.newPage();
  await tab.goto("/settings");
  const devices = tab.getByRole("list", { name: "Your devices" }).getByRole("listitem");
  await expect(devices).toHaveCount(1);
  await tab.getByRole("button", { name: "Add a device" }).click();
  await expect(tab.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  const link = await tab.getByRole("textbox", { name: "Link for the other device" }).inputValue();
  await phone.page.goto(link);
  await phone.page.getByRole("button", { name: "Continue" }).click();
  await phone.page.waitForURL(/\/$/);
  await phone.open(document);
  await phone.write(" Also here.");
  await phone.isSaved();
  await expect(ada.body).toHaveText("On two devices. Also here.");
  // Works once.
  const other = await newPerson();
  await other.page.goto(link);
  await other.page.getByRole("button", { name: "Continue" }).click();
  await expect(other.page.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  await tab.reload();
  await expect(devices).toHaveCount(2);
  await tab.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(devices).toHaveCount(1);
  await expect(phone.page.getByText("Your session has ended")).toBeVisible();
  await expect(phone.body).toHaveAttribute("contenteditable", "false");
  await ada.write(" Only here now.");
  await ada.isSaved();
  await expect(phone.body).not.toContainText("Only here now.");
  expect((await phone.page.goto(document))?.status()).toBe(404);
});

test("signing out everywhere else leaves this browser signed in", async ({ newPerson }) => {
  const [ada, phone] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.write("Mine.");
  await ada.isSaved();
  const document = ada.page.url();
  const tab = await ada.context.newPage();
  await tab.goto("/settings");
  await tab.getByRole("button", { name: "Add a device" }).click();
  await phone.page.goto(await tab.getByRole("textbox", { name: "Link for the other device" }).inputValue());
  await phone.page.getByRole("button", { name: "Continue" }).click();
  await phone.page.waitForURL(/\/$/);
  await phone.open(document);
  await tab.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(tab.getByText("You are signed in here only")).toBeVisible();
  await expect(phone.page.getByText("Your session has ended")).toBeVisible();
  // This browser's open page comes back by itself, with the new cookie.
  await ada.isSaved();
  await ada.write(" Still.");
  await ada.isSaved();
});
