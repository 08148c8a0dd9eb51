// @vitest-environment happy-dom
import { type ReactNode, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { byName, click, perform, press, render } from "#components/testing/render.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./text-field.tsx";
import { useToast } from "./toast.tsx";

function Opener({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="Title">
        {children}
      </Dialog>
    </>
  );
}

function Announcer() {
  const toast = useToast();
  return (
    <button type="button" onClick={() => toast({ text: "Done" })}>
      Announce
    </button>
  );
}

async function open(): Promise<HTMLElement> {
  const opener = byName("button", "Open");
  await perform(() => opener.focus());
  await click(opener);
  return opener;
}

const dialog = () => document.querySelector<HTMLElement>("[role=dialog]");

describe("Dialog", () => {
  it("takes the focus itself, and gives it back to where it was", async () => {
    await render(<Opener>Text</Opener>);
    const opener = await open();
    expect(document.activeElement).toBe(dialog());
    await press(document.body, "Escape");
    expect(dialog()).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("begins in the field where there is one to type into", async () => {
    await render(
      <Opener>
        <input readOnly aria-label="Address" />
        <TextField label="Name" />
      </Opener>,
    );
    await open();
    expect(document.activeElement).toBe(byName("textbox", "Name"));
  });

  it("stays open when a toast above it is pressed, and Esc still closes it", async () => {
    await render(
      <Opener>
        <Announcer />
      </Opener>,
    );
    await open();
    await click(byName("button", "Announce"));
    const dismiss = byName("button", "Dismiss");
    await perform(() => dismiss.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 })));
    expect(dialog()).not.toBeNull();
    await press(document.body, "Escape");
    expect(dialog()).toBeNull();
  });
});
