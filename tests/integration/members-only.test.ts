/** Where guests are switched off, only members come in. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowserSession } from "./browser-session.ts";
import { buildOnce } from "./build-once.ts";
import { endLaunchers, startLauncher } from "./launcher-process.ts";
import { newDataDir } from "./quire-bench.ts";

beforeAll(buildOnce, 300_000);
afterAll(endLaunchers);

test("somebody new gets one page, and nothing behind it", async () => {
  const closed = await startLauncher({ DATA_DIR: newDataDir(), COLLAB_GUESTS: "off" }).ready();
  const guest = openBrowserSession(closed);
  // The list of documents is on its way before it is known whose it is: it sends on by itself.
  expect(await (await guest.get("/")).text()).toContain("url=/members-only");
  for (const path of ["/settings", `/d/${"A".repeat(22)}`]) {
    const page = await guest.get(path);
    expect([path, page.status, page.headers.get("location")]).toEqual([path, 307, "/members-only"]);
  }
  const notice = await guest.get("/members-only");
  expect(notice.status).toBe(403);
  expect(await notice.text()).toContain("This Quire is for its members");
  for (const path of ["/api/me", "/api/documents", "/api/collab-token", `/l/${"A".repeat(32)}`])
    expect([path, (await guest.get(path)).status]).toEqual([path, 403]);
  expect((await guest.send("POST", "/api/documents", { kind: "blank" })).status).toBe(403);
});
