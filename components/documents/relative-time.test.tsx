// @vitest-environment happy-dom
import { act } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TextsProvider } from "#components/texts/texts-provider.tsx";
import { catalogues } from "#lib/texts/load-texts.ts";
import { RelativeTime } from "./relative-time.tsx";

const now = Date.UTC(2026, 5, 15, 12, 0, 30);
const fiveMinutesAgo = now - 5 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("hydrates a page that took its time without a mismatch, then follows the clock", () => {
  const node = (
    <TextsProvider language="en" catalogue={catalogues.en}>
      <RelativeTime at={fiveMinutesAgo} now={now} />
    </TextsProvider>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(node);
  expect(container.textContent).toBe("5 minutes ago");

  // React reports a mismatch here; the setup fails a test that logs an error, too.
  const onRecoverableError = vi.fn<(error: unknown) => void>();
  vi.setSystemTime(now + 2 * 60_000);
  let unmount = () => {};
  act(() => {
    const root = hydrateRoot(container, node, { onRecoverableError });
    unmount = () => root.unmount();
  });
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(container.textContent).toBe("6 minutes ago");
  expect(container.querySelector("time")?.title).not.toBe("");

  act(() => void vi.advanceTimersByTime(60_000));
  expect(container.textContent).toBe("7 minutes ago");
  act(unmount);
  expect(vi.getTimerCount()).toBe(0);
});
