/**
 * Readers who follow live pages. For each page there is one watch, however many follow it: it waits for the next version, has it
 * rendered once, works out once what is different, and writes the same bytes to everybody.
 *
 *   wait for another version ──► render ──► difference ──► to all ──► rest ──┐
 *        ▲                                                                   │
 *        └───────────────── until nobody follows any more ◄──────────────────┘
 */
import { limits } from "#lib/collab/limits.ts";
import { networkOf } from "#lib/collab/network-of.ts";
import type { PublishedClient } from "#lib/documents/published-client.ts";
import { diffPage } from "./diff-page.ts";
import type { PageChange } from "./page-script.ts";
import type { PublishedPages, ShownPage } from "./published-pages.ts";

/** One reader's stream. Neither may throw. */
export interface Follower {
  /** False: they do not read, and are let go; they come back and load the page anew. */
  send(bytes: Uint8Array): boolean;
  end(): void;
}

export interface PageFollowers {
  /**
   * Lets somebody follow a page that was just shown, and who has it in `state`. Gives the way to leave; undefined when there are
   * too many, in all or from their address.
   */
  follow(shown: ShownPage, state: string, address: string, follower: Follower): (() => void) | undefined;
  count(): number;
}

export interface PageFollowersOptions {
  client: Pick<PublishedClient, "next">;
  pages: Pick<PublishedPages, "show">;
  /** Replaced in tests. */
  wait?: (ms: number) => Promise<void>;
}

interface Watch {
  shown: ShownPage;
  followers: Set<Follower>;
}

/** A comment so often, so that a proxy does not take a quiet page for a dead one, and who left is found out. */
const heartbeatMs = 25_000;
/** Between two changes that readers see; a page that takes long to render has longer rests. */
const restMs = 250;
const restFactor = 8;
/** Of more, the page itself is fetched, where it comes compressed. */
const maxPatchLength = 50_000;

export function createPageFollowers({ client, pages, wait = sleep }: PageFollowersOptions): PageFollowers {
  const watches = new Map<string, Watch>();
  const perNetwork = new Map<string, number>();
  let count = 0;
  let heartbeat: NodeJS.Timeout | undefined;

  function beat(): void {
    const bytes = encode(": \n\n");
    for (const { followers } of watches.values()) broadcast(followers, bytes);
  }

  async function run(slug: string, watch: Watch): Promise<void> {
    try {
      for (;;) {
        if (watch.followers.size === 0) break;
        const { version } = watch.shown.publication;
        const page = await client.next(slug, version, watch.followers.size);
        if (page.state !== "published" || page.mode !== "live") {
          broadcast(watch.followers, encode("event: gone\ndata: {}\n\n"));
          break;
        }
        if (page.version === version) continue;
        const before = watch.shown;
        watch.shown = await pages.show(page);
        const message = changeMessage(before, watch.shown);
        if (message !== undefined) broadcast(watch.followers, message);
        await wait(Math.max(restMs, restFactor * watch.shown.tookMs));
      }
    } catch {
      // The collab server is away, or going: readers come back by themselves, after a moment that differs for each.
    } finally {
      watches.delete(slug);
      for (const follower of watch.followers) follower.end();
    }
  }

  return {
    count: () => count,
    follow(shown, state, address, follower) {
      const network = networkOf(address);
      const fromThere = perNetwork.get(network) ?? 0;
      if (count >= limits.maxPageFollowers || fromThere >= limits.maxPageFollowersPerAddress)
        return undefined;
      count++;
      perNetwork.set(network, fromThere + 1);
      heartbeat ??= setInterval(beat, heartbeatMs).unref();
      const { slug } = shown.publication;
      let watch = watches.get(slug);
      const isNew = watch === undefined;
      watch ??= { shown, followers: new Set() };
      const joined = watch;
      joined.followers.add(follower);
      if (isNew) {
        watches.set(slug, joined);
        // oxlint-disable-next-line no-void -- `run` handles its own failures.
        void run(slug, joined);
      }
      // A browser fires "open" at the first bytes.
      follower.send(encode(joined.shown.state === state ? ": \n\n" : "event: reload\ndata: {}\n\n"));
      return () => {
        if (!joined.followers.delete(follower)) return;
        count--;
        const left = (perNetwork.get(network) ?? 1) - 1;
        if (left > 0) perNetwork.set(network, left);
        else perNetwork.delete(network);
        if (count > 0) return;
        clearInterval(heartbeat);
        heartbeat = undefined;
      };
    },
  };
}

function broadcast(followers: ReadonlySet<Follower>, bytes: Uint8Array): void {
  for (const follower of followers) if (!follower.send(bytes)) follower.end();
}

/** Undefined when readers would see no difference. */
function changeMessage(before: ShownPage, after: ShownPage): Uint8Array | undefined {
  if (before.state === after.state) return undefined;
  const isSameRoot = before.rendered.root.start === after.rendered.root.start;
  const patch = isSameRoot ? diffPage(before.rendered.root, after.rendered.root) : undefined;
  const isWhole = patch !== undefined && patch.html.length > maxPatchLength;
  // The title of the window alone has changed, or nearly everything: the page itself says it better, and compressed.
  if (patch === undefined || isWhole) return encode("event: reload\ndata: {}\n\n");
  const change: PageChange = { ...patch, from: before.state, to: after.state, title: after.rendered.title };
  return encode(`event: patch\ndata: ${JSON.stringify(change)}\n\n`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
