"use client";

import { type ComponentType, type LazyExoticComponent, lazy } from "react";

type Part<Props> = () => Promise<{ default: ComponentType<Props> }>;

const parts = new Set<() => Promise<unknown>>();

/**
 * A component whose code comes when it is first drawn, or when `fetch` is called because a hand comes near. Unlike `lazy` alone
 * it never breaks the page: without a network it goes on trying, and the fallback stays.
 */
export function fetched<Props>(load: Part<Props>): LazyExoticComponent<ComponentType<Props>> & {
  fetch: () => void;
} {
  let coming: ReturnType<Part<Props>> | undefined;
  const come: Part<Props> = () => (coming ??= insist(load));
  parts.add(come);
  const fetch = (): void => {
    // oxlint-disable-next-line no-void -- `insist` never rejects.
    void come();
  };
  return Object.assign(lazy(come), { fetch });
}

const pauseMs = 2_000;
/** What the first look at a document needs goes first, also over a slow line. */
const idleMs = 5_000;

async function insist<Props>(load: Part<Props>): ReturnType<Part<Props>> {
  for (;;) {
    try {
      return await load();
    } catch {
      // Offline, or the server is away: whoever waits for it sees the fallback.
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/**
 * Fetches all of them in idle time, one after the other: somebody whose network goes away later can still open everything.
 * Answers how to stop.
 */
export function fetchRestWhenIdle(onDone: () => void): () => void {
  let isWanted = true;
  const fetchRest = async (): Promise<void> => {
    for (const come of parts) {
      if (!isWanted) return;
      await come();
    }
    if (isWanted) onDone();
  };
  // oxlint-disable-next-line no-void -- no part's fetching rejects.
  const timer = setTimeout(() => void fetchRest(), idleMs);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
