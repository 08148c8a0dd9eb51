import type { WebSocketRoute } from "@playwright/test";
import { type QuireProcess, startQuire } from "./support/quire-process.ts";
import { expect, test } from "./support/test.ts";

let quire: QuireProcess;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  quire = await startQuire();
});
test.afterAll(() => quire.stop());

/** Message 101: its type, the length of the JSON, the JSON. */
function sessionMessage(message: object): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  return Buffer.from([101, json.byteLength, ...json]);
}

test("while the server's disk refuses, the page can be read and says why; then writing goes on where it was", async ({
  newPerson,
}) => {
  const ada = await newPerson({ baseURL: quire.url });
  let socket: WebSocketRoute | undefined;
  await ada.page.routeWebSocket(/\/collab\//, (route) => {
    route.connectToServer();
    socket = route;
  });
  await ada.createDocument();
  await ada.write("before");
  await ada.isSaved();

  socket?.send(sessionMessage({ save: { blocked: "store_failed" } }));
  await expect(ada.chip).toContainText("Not saved");
  await expect(ada.page.getByText("The server cannot save right now")).toBeVisible();
  await expect(ada.body).toHaveAttribute("contenteditable", "false");
  await ada.page.keyboard.type("lost");
  await expect(ada.body).toHaveText("before");

  socket?.send(sessionMessage({ save: { blocked: null } }));
  await expect(ada.body).toHaveAttribute("contenteditable", "true");
  await expect(ada.page.getByText("The server cannot save right now")).toHaveCount(0);
  await ada.body.press("Control+End");
  await ada.page.keyboard.type(" after");
  await expect(ada.body).toHaveText("before after");
  await ada.isSaved();
  // What could be undone before still can.
  await expect(async () => {
    await ada.page.keyboard.press("Control+z");
    await expect(ada.body).toHaveText("", { timeout: 500 });
  }).toPass();
});
