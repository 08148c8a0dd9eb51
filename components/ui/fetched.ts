"use client";

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { missingPart } from "./missing-part.ts";

type Part<Props> = () => Promise<{ default: ComponentType<Props> }>;

const parts = new Set<() => Promise<unknown>>();

/**
 * A component whose code comes when it is first drawn, or when `fetch` is called because a hand comes near. Unlike `lazy` alone
 * it never breaks the page: the fallback stays while it tries again, and where it gives up the page says so and the next opening
 * tries anew.
 */
export function fetched<Props extends object>(
  load: Part<Props>,
): LazyExoticComponent<ComponentType<Props>> & { fetch: () => void } {
  let coming: ReturnType<Part<Props>> | undefined;
  const come: Part<Props> = () => {
    coming ??= insist(load).catch(() => {
      coming = undefined;
      return { default: Missing };
    });
    return coming;
  };
  const Missing = missingPart(come);
  parts.add(come);
  const fetch = (): void => {
    // oxlint-disable-next-line no-void -- `come` never rejects.
    void come();
  };
  return Object.assign(lazy(come), { fetch });
}

/** Has something that is no component fetched in idle time, too. `come` never rejects. */
export function fetchInIdle(come: () => Promise<unknown>): void {
  parts.add(come);
}

/** Half a minute altogether: a server that starts anew is back by then; a part that a newer version took away is not. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** What the first look at a document needs goes first, also over a slow line. */
const idleMs = 5_000;

async function insist<Props>(load: Part<Props>): ReturnType<Part<Props>> {
  for (const pauseMs of pausesMs) {
    try {
      return await load();
    } catch {
      // Without a network no try counts: whoever waits sees the fallback, and the page says that it is offline.
      if (!navigator.onLine) await online();
      else await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return load();
}

function online(): Promise<unknown> {
  return new Promise((resolve) => window.addEventListener("online", resolve, { once: true }));
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
