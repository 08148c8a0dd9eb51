import { chromiumArguments } from "./support/chromium-arguments.ts";
import { expect, test } from "./support/test.ts";

// Plain http on a LAN address: no secure context, so no clipboard, no crypto.subtle, no randomUUID.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...chromiumArguments, "--host-resolver-rules=MAP quire.lan 127.0.0.1"],
    });
  },
});

test("two people write together over plain http", async ({ newPerson }) => {
  const baseURL = (process.env.QUIRE_E2E_URL ?? "").replace("127.0.0.1", "quire.lan");
  const [ada, bob] = [await newPerson({ baseURL }), await newPerson({ baseURL })];
  await ada.createDocument();
  expect(await ada.page.evaluate(() => [isSecureContext, "clipboard" in navigator])).toEqual([false, false]);
  await ada.write("Over plain http.");
  const link = await ada.share("edit");
  expect(link).toContain("http://quire.lan:");
  await bob.open(link);
  await expect(bob.body).toHaveText("Over plain http.");
  await bob.write(" Me too.");
  await expect(ada.body).toHaveText("Over plain http. Me too.");
  await ada.isSaved();

  await ada.page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Share document" });
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await ada.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await ada.title.fill("");
  await ada.title.press("Control+v");
  await expect(ada.title).toHaveValue(link);
});
