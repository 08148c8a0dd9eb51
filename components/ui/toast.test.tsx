// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { allByName, byName, click, perform, press, render } from "#components/testing/render.tsx";
import { useToast } from "./toast.tsx";
import type { ToastMessage } from "./toast-message.ts";

/** A page with a button that shows a toast. */
function Shower({ message }: { message: ToastMessage }) {
  const toast = useToast();
  return (
    <button type="button" onClick={() => toast(message)}>
      Show
    </button>
  );
}

function live(): string {
  return document.querySelector("[aria-live=polite]")?.textContent ?? "";
}

afterEach(() => {
  vi.useRealTimers();
});

describe("toast", () => {
  it("is read out, acts once, and goes", async () => {
    const onSelect = vi.fn<() => void>();
    await render(<Shower message={{ text: "Moved", action: { label: "Undo", onSelect } }} />);
    await click(byName("button", "Show"));
    expect(live()).toContain("Moved");
    await click(byName("button", "Undo"));
    expect(onSelect).toHaveBeenCalledOnce();
    expect(live()).toBe("");
  });

  it("gives way to the next one", async () => {
    await render(<Shower message={{ text: "Moved" }} />);
    await click(byName("button", "Show"));
    await click(byName("button", "Show"));
    expect(allByName("button", "Dismiss")).toHaveLength(1);
  });

  it("goes by itself, but not while it has the focus", async () => {
    await render(<Shower message={{ text: "Moved" }} />);
    vi.useFakeTimers();
    act(() => byName("button", "Show").click());
    act(() => byName("button", "Dismiss").focus());
    act(() => void vi.advanceTimersByTime(60_000));
    expect(live()).toBe("Moved");
    act(() => byName("button", "Dismiss").blur());
    act(() => void vi.advanceTimersByTime(7_999));
    expect(live()).toBe("Moved");
    act(() => void vi.advanceTimersByTime(1));
    expect(live()).toBe("");
  });

  it("is reached with F8, and Esc leads back without reaching anything else", async () => {
    const outer = vi.fn<(event: Event) => void>();
    document.addEventListener("keydown", outer);
    await render(<Shower message={{ text: "Moved" }} />);
    const show = byName("button", "Show");
    await click(show);
    await perform(() => show.focus());
    await press(show, "F8");
    expect(document.activeElement).toBe(byName("button", "Dismiss"));
    outer.mockReset();
    await press(byName("button", "Dismiss"), "Escape");
    expect(live()).toBe("");
    expect(document.activeElement).toBe(show);
    expect(outer).not.toHaveBeenCalled();
    document.removeEventListener("keydown", outer);
  });
});
