/** The real application, as `npm start` runs it. */
import type { Browser } from "@playwright/test";
import { subprotocol, tokenSubprotocolPrefix } from "../../lib/collab/message-types.ts";
import { startQuire } from "../../tests/e2e/support/quire-process.ts";
import type { Place } from "./place.ts";

/** Starts it, and puts the document in. */
export async function openQuirePlace(browser: Browser, update: Uint8Array): Promise<Place> {
  const quire = await startQuire();
  const owner = await browser.newContext({ baseURL: quire.url });
  const page = await owner.newPage();
  await page.goto("/");
  const answer = await owner.request.post("/api/documents", {
    headers: { origin: quire.url },
    data: { kind: "blank", content: Buffer.from(update).toString("base64"), contentFormat: "text" },
  });
  if (!answer.ok()) throw new Error(`The document was refused: ${await answer.text()}`);
  const { id }: { id: string } = await answer.json();
  const cookies = await owner.cookies();
  await owner.close();
  return {
    // The owner in another browser: who owns it opens it by its own address.
    admit: (context) => context.addCookies(cookies),
    url: `${quire.url}/d/${id}`,
    async room(at) {
      const given = await at.request.get(`${quire.url}/api/collab-token`);
      const { token, url }: { token: string; url: string } = await given.json();
      const server = url.startsWith("/") ? quire.url.replace("http", "ws") + url : url;
      return { address: `${server}/${id}`, protocols: [subprotocol, tokenSubprotocolPrefix + token] };
    },
    close: () => quire.stop(),
  };
}
