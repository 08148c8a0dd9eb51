// @vitest-environment happy-dom
import { act, type ComponentType, Suspense, useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { byName, render } from "#components/testing/render.tsx";
import { fetched } from "./fetched.ts";

type Load = () => Promise<{ default: ComponentType }>;

const part: Load = async () => ({ default: () => <p>Here</p> });
const gone: Load = async () => {
  throw new Error("404");
};
const aMinute = 60_000;

async function pass(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

function Opener({ part: Part }: { part: ComponentType }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Suspense fallback="Waiting">{isOpen && <Part />}</Suspense>
    </>
  );
}

/** Draws the part, with a clock of the test's own from then on. */
async function draw(drawn: ComponentType): Promise<void> {
  await render(<Opener part={drawn} />);
  vi.useFakeTimers();
  await act(async () => byName("button", "Open").click());
}

const shown = () => document.body.textContent;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a part that is fetched", () => {
  it("tries again when it did not come, and waits longer each time", async () => {
    const load = vi.fn<Load>(part).mockImplementationOnce(gone).mockImplementationOnce(gone);
    await draw(fetched(load));
    expect(shown()).toContain("Waiting");
    await pass(500);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(999);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(shown()).toContain("Here");
  });

  it("gives up after half a minute, says so, and the page stays", async () => {
    const load = vi.fn<Load>(gone);
    await draw(fetched(load));
    await pass(aMinute);
    expect(shown()).toContain("A part of this page could not be loaded");
    expect(shown()).not.toContain("Waiting");
    // Once more in the place where it is missing, and then no more.
    await pass(10 * aMinute);
    const tries = load.mock.calls.length;
    expect(tries).toBeLessThan(20);
    await pass(10 * aMinute);
    expect(load).toHaveBeenCalledTimes(tries);
  });

  it("comes after all when the server is back later", async () => {
    const load = vi.fn<Load>(gone);
    await draw(fetched(load));
    await pass(40_000);
    expect(shown()).toContain("could not be loaded");
    load.mockImplementation(part);
    await pass(aMinute);
    expect(shown()).toContain("Here");
  });

  it("waits for the network without counting", async () => {
    const network = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const load = vi.fn<Load>(gone);
    await draw(fetched(load));
    await pass(10 * aMinute);
    expect(load).toHaveBeenCalledOnce();
    network.mockReturnValue(true);
    load.mockImplementation(part);
    window.dispatchEvent(new Event("online"));
    await pass(1);
    expect(shown()).toContain("Here");
  });
});
