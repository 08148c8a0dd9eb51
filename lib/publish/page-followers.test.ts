import { expect, test, vi } from "vitest";
import { limits } from "#lib/collab/limits.ts";
import type { PublishedPage, ShownPublication } from "#lib/collab/publish-api.ts";
import { createPageFollowers, type Follower } from "./page-followers.ts";
import { stateOf } from "./page-html.ts";
import type { ShownPage } from "./published-pages.ts";
import { block, rendered, samplePublication } from "./testing/sample-page.ts";

const publication = (version: string): ShownPublication => ({ ...samplePublication, version });

async function shownWith(version: string, ...lines: string[]): Promise<ShownPage> {
  const page = await rendered(
    "",
    lines.map((line) => block({}, line)),
  );
  return {
    publication: publication(version),
    rendered: page,
    state: stateOf(page),
    pictures: new Set(),
    tookMs: 0,
    bytes: () => Promise.reject(new Error("nobody asks")),
  };
}

function reader(isReading = true) {
  const heard: string[] = [];
  const follower: Follower & { ended: boolean } = {
    ended: false,
    send(bytes) {
      heard.push(new TextDecoder().decode(bytes));
      return isReading;
    },
    end() {
      this.ended = true;
    },
  };
  return { heard, follower };
}

/** A collab server that tells what it is told to tell, one thing at a time. */
function bench() {
  const waiting: { resolve: (page: PublishedPage) => void; reject: (error: Error) => void }[] = [];
  const pages = new Map<string, ShownPage>();
  const asked: number[] = [];
  const followers = createPageFollowers({
    client: {
      next: (_slug, _version, readers) =>
        new Promise((resolve, reject) => {
          asked.push(readers);
          waiting.push({ resolve, reject });
        }),
    },
    pages: { show: async ({ version }) => pages.get(version) ?? Promise.reject(new Error("unknown")) },
    wait: () => Promise.resolve(),
  });
  const tell = async (page: PublishedPage) => {
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting.shift()?.resolve(page);
  };
  return { followers, pages, tell, waiting, asked };
}

test("everybody who follows a page hears of an edit once, from one call", async () => {
  const { followers, pages, tell, asked } = bench();
  const before = await shownWith("1", "Hello", "World");
  const after = await shownWith("2", "Hello", "Wide world");
  pages.set("2", after);
  const readers = [reader(), reader(), reader()];
  for (const { follower } of readers) followers.follow(before, before.state, "192.0.2.1", follower);
  await tell(publication("2"));
  for (const { heard } of readers) {
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    const change: unknown = JSON.parse(/data: (.*)/.exec(heard[1] ?? "")?.[1] ?? "");
    expect(change).toMatchObject({ from: before.state, to: after.state, path: [0], at: 1, remove: 1 });
  }
  await vi.waitFor(() => expect(asked).toEqual([1, 3]));
});

test("who has something else than what is shown is told to load the page anew", async () => {
  const { followers } = bench();
  const { heard, follower } = reader();
  followers.follow(await shownWith("1", "Hello"), "something else", "192.0.2.1", follower);
  expect(heard).toEqual(["event: reload\ndata: {}\n\n"]);
});

test.each<[string, PublishedPage]>([
  ["is taken back", { state: "gone" }],
  ["has another address", { state: "moved", slug: "other" }],
  ["is frozen", { ...publication("2"), mode: "frozen" }],
])("a page that %s ends its streams", async (_what, page) => {
  const { followers, tell } = bench();
  const { heard, follower } = reader();
  const shown = await shownWith("1", "Hello");
  const leave = followers.follow(shown, shown.state, "192.0.2.1", follower);
  await tell(page);
  await vi.waitFor(() => expect(follower.ended).toBe(true));
  expect(heard.at(-1)).toContain("event: gone");
  leave?.();
  expect(followers.count()).toBe(0);
});

test("streams end when the collab server goes, and the next reader finds a new watch", async () => {
  const { followers, waiting } = bench();
  const shown = await shownWith("1", "Hello");
  const first = reader();
  followers.follow(shown, shown.state, "192.0.2.1", first.follower);
  waiting.shift()?.reject(new Error("going down"));
  await vi.waitFor(() => expect(first.follower.ended).toBe(true));
  followers.follow(shown, shown.state, "192.0.2.1", reader().follower);
  expect(waiting).toHaveLength(1);
});

test("who does not read is let go", async () => {
  const { followers, pages, tell } = bench();
  const shown = await shownWith("1", "Hello");
  pages.set("2", await shownWith("2", "Hello there"));
  const slow = reader(false);
  followers.follow(shown, shown.state, "192.0.2.1", slow.follower);
  await tell(publication("2"));
  await vi.waitFor(() => expect(slow.follower.ended).toBe(true));
});

test("limits.maxPageFollowersPerAddress and limits.maxPageFollowers hold", async () => {
  const { followers } = bench();
  const shown = await shownWith("1", "Hello");
  const follow = (address: string) => followers.follow(shown, shown.state, address, reader().follower);
  const leaves = Array.from({ length: limits.maxPageFollowersPerAddress }, () => follow("192.0.2.1"));
  expect(leaves.every((leave) => leave !== undefined)).toBe(true);
  expect(follow("192.0.2.1")).toBeUndefined();
  leaves[0]?.();
  expect(follow("192.0.2.1")).toBeDefined();
  for (let number = followers.count(); number < limits.maxPageFollowers; number++)
    follow(`198.51.${number >> 8}.${number & 255}`);
  expect(follow("203.0.113.1")).toBeUndefined();
  expect(followers.count()).toBe(limits.maxPageFollowers);
});
