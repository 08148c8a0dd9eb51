import { gzipSync } from "node:zlib";
import { expect, test } from "./support/test.ts";

/** What the first visit to a document may cost (issue 5): scripts until the text can be edited, compressed. */
const maxScriptBytes = 350_000;

test("the first load of a document stays light, and holds one language", async ({ newPerson }) => {
  const ada = await newPerson();
  await ada.createDocument();
  // A visit of its own: what the home page has fetched is in this browser's cache.
  const grace = await newPerson();
  const link = await ada.share("edit");
  const scripts = new Map<string, Promise<Buffer>>();
  grace.page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  await grace.open(link);
  await grace.page.waitForLoadState("networkidle");
  const bodies = await Promise.all(scripts.values());
  const weights = [...scripts.keys()].map((url, index) => ({
    path: new URL(url).pathname,
    bytes: gzipSync(bodies[index] ?? "").length,
  }));
  const sum = weights.reduce((total, { bytes }) => total + bytes, 0);
  expect(weights.length).toBeGreaterThan(3);
  expect(sum, JSON.stringify(weights, null, 2)).toBeLessThan(maxScriptBytes);
  for (const body of bodies) expect(body.toString()).not.toContain("Neues Dokument");
});
