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

test("a picture is pasted and dropped as a file; what is too large or no picture says so in its place", async ({
  newPerson,
}) => {
  const ada = await newPerson();
  await ada.createDocument();
  const { body } = ada;
  await ada.page.keyboard.type("words");
  const bring = (
    how: "paste" | "drop",
    file: { name: string; type: string; bytes: number[]; size?: number },
  ) =>
    body.evaluate(
      (element, [way, { name, type, bytes, size }]) => {
        const data = new DataTransfer();
        data.items.add(
          new File([size === undefined ? new Uint8Array(bytes) : new Uint8Array(size)], name, { type }),
        );
        const { x, y } = element.getBoundingClientRect();
        const init = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          way === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, ...init })
            : new DragEvent("drop", { dataTransfer: data, clientX: x + 5, clientY: y + 5, ...init }),
        );
      },
      [how, file] as const,
    );
  const alert = body.getByRole("alert");
  const remove = body.getByRole("button", { name: "Remove" });
  const dot = { name: "dot.png", type: "image/png", bytes: [...paintedPng(48, 32)] };
  await bring("paste", dot);
  await expect(body.locator("figure.picture img")).toHaveCount(1);
  await bring("drop", dot);
  await expect(body.locator("figure.picture img")).toHaveCount(2);
  await bring("paste", { name: "huge.png", type: "image/png", bytes: [], size: 30 * 1024 * 1024 });
  await expect(alert).toContainText("This picture has 30 MB. 20 MB is the most");
  await remove.click();
  await expect(alert).toHaveCount(0);
  await expect(body).toBeFocused();
  await bring("paste", { name: "a.pdf", type: "application/pdf", bytes: [37, 80, 68, 70] });
  await expect(alert).toContainText("This is no picture");
  await remove.click();
  await expect(alert).toHaveCount(0);
  await ada.isSaved();
});

test("a picture on its way tells how far it is, and can be called off", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  // The answer waits: the bytes are under way as long as the test wants.
  let letThrough = (): void => {};
  const door = new Promise<void>((resolve) => (letThrough = resolve));
  await ada.page.route(/\/api\/documents\/[A-Za-z0-9]+\/blobs$/, async (route) => {
    await door;
    await route.continue();
  });
  const put = async () => {
    const choosing = ada.page.waitForEvent("filechooser");
    await ada.toolbar.getByRole("button", { name: "Insert image" }).click();
    await ada.page.getByRole("button", { name: "Choose a file" }).click();
    await (await choosing).setFiles(picture());
  };
  await put();
  const card = ada.body.getByRole("status").filter({ hasText: "The picture is on its way" });
  await expect(card).toBeVisible();
  await expect(card).toHaveAttribute("style", /--progress: [\d.]+/);
  await ada.page.keyboard.type("Writing goes on.");
  await expect(ada.body).toContainText("Writing goes on.");
  await card.getByRole("button", { name: "Cancel" }).click();
  await expect(card).toHaveCount(0);
  await put();
  await expect(card).toBeVisible();
  letThrough();
  await expect(ada.body.locator("figure.picture img")).toHaveCount(1);
  await expect(card).toHaveCount(0);
});
