// @vitest-environment happy-dom
import { act, type ComponentType, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { byName, render } from "#components/testing/render.tsx";
import { fetched } from "./fetched.ts";
import { WhileFetched } from "./while-fetched.tsx";

/** A part that comes when the test lets it. */
function latePart() {
  let come = (): void => {};
  const Part = fetched(
    () =>
      new Promise<{ default: ComponentType }>((resolve) => {
        come = () => resolve({ default: () => <p>Here</p> });
      }),
  );
  return { Part, come: () => act(async () => come()) };
}

async function draw(Part: ComponentType): Promise<void> {
  function Opener() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
        <WhileFetched onCallOff={() => setOpen(false)} fallback="Waiting">
          {isOpen && <Part />}
        </WhileFetched>
      </>
    );
  }
  await render(<Opener />);
  await act(async () => byName("button", "Open").click());
}

const escape = () =>
  act(async () =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
  );

describe("what opens while it is fetched", () => {
  it("is called off by Esc, and does not come up later", async () => {
    const { Part, come } = latePart();
    await draw(Part);
    expect(document.body.textContent).toContain("Waiting");
    const heard = vi.fn<() => void>();
    document.body.addEventListener("keydown", heard);
    await escape();
    document.body.removeEventListener("keydown", heard);
    expect(document.body.textContent).not.toContain("Waiting");
    // Nothing else takes the key for its own.
    expect(heard).not.toHaveBeenCalled();
    await come();
    expect(document.body.textContent).not.toContain("Here");
    await act(async () => byName("button", "Open").click());
    expect(document.body.textContent).toContain("Here");
  });

  it("leaves Esc alone once it is there", async () => {
    const { Part, come } = latePart();
    await draw(Part);
    await come();
    await escape();
    expect(document.body.textContent).toContain("Here");
  });
});
