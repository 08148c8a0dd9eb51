import { paintedPng, tinyPicture } from "#collab-server/testing/tiny-pictures.ts";
import { expect, test } from "./support/test.ts";

const picture = (name = "dot.png") => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(paintedPng(480, 320)),
});

test("a picture is put in, described, sized, seen by the other, and closed with the document", async ({
  newPerson,
}) => {
  const [ada, bob] = [await newPerson(), await newPerson()];
  await ada.createDocument();
  await ada.page.keyboard.type("Look:");
  const link = await ada.share("view");
  await bob.open(link);

  const choosing = ada.page.waitForEvent("filechooser");
  await ada.toolbar.getByRole("button", { name: "Insert image" }).click();
  await ada.page.getByRole("button", { name: "Choose a file" }).click();
  await (await choosing).setFiles(picture());
  const mine = ada.body.locator("figure.picture img");
  await expect(mine).toHaveCount(1);
  await ada.isSaved();
  const theirs = bob.body.locator("figure.picture img");
  await expect(theirs).toHaveCount(1);
  await expect.poll(() => theirs.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);

  await mine.click();
  await ada.page.getByRole("button", { name: "Align left" }).click();
  await expect(bob.body.locator("figure.picture")).toHaveAttribute("data-align", "left");
  await ada.page.getByRole("button", { name: "Description" }).click();
  await ada.page.getByRole("textbox", { name: /Describe the picture/ }).fill("A dot");
  await ada.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bob.body.getByRole("img", { name: "A dot" })).toBeVisible();

  const caption = ada.body.getByRole("textbox", { name: "Caption" });
  await caption.fill("Figure 1");
  await caption.press("Enter");
  await expect(bob.body.getByText("Figure 1")).toBeVisible();

  await ada.body
    .getByRole("slider", { name: /Width of the picture/ })
    .last()
    .press("ArrowRight");
  await expect(bob.body.locator(".picture-frame")).toHaveAttribute("style", /width: \d+%/);

  const address = await theirs.evaluate((image: HTMLImageElement) => image.src);
  const answer = await bob.page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  const again = await bob.page.request.get(address, {
    headers: { "if-none-match": answer.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
  const stranger = await newPerson();
  expect((await stranger.page.request.get(address)).status()).toBe(404);
});

test("what is no picture says so in its place, and goes away", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const choosing = ada.page.waitForEvent("filechooser");
  await ada.toolbar.getByRole("button", { name: "Insert image" }).click();
  await ada.page.getByRole("button", { name: "Choose a file" }).click();
  await (await choosing).setFiles({
    name: "trick.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
  });
  await expect(ada.body.getByRole("alert")).toContainText("This is no picture");
  await ada.body.getByRole("button", { name: "Remove" }).click();
  await expect(ada.body.getByRole("alert")).toHaveCount(0);
});

test("a picture from the web is fetched only when its reader says so", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  const asked: string[] = [];
  await ada.page.context().route("https://pictures.example/**", async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: "image/png", body: Buffer.from(tinyPicture("png")) });
  });
  await ada.toolbar.getByRole("button", { name: "Insert image" }).click();
  const address = ada.page.getByRole("textbox", { name: "Image address" });
  await address.fill("http://pictures.example/a.png");
  await address.press("Enter");
  await expect(ada.page.getByText("This is not an https:// address")).toBeVisible();
  await address.fill("https://pictures.example/a.png");
  await address.press("Enter");
  await expect(ada.body.locator("figure.picture img")).toHaveCount(1);
  await ada.isSaved();
  await expect.poll(() => asked.length).toBe(1);

  await ada.page.reload();
  await ada.isLive();
  const show = ada.body.getByRole("button", { name: "Show picture from pictures.example" });
  await expect(show).toBeVisible();
  expect(asked).toHaveLength(1);
  await show.click();
  await expect(ada.body.locator("figure.picture img")).toHaveCount(1);
});
