// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { byName, click, perform, press, render, type } from "#components/testing/render.tsx";
import { YourName } from "./your-name.tsx";

const person = { name: "Calm Otter", color: "#0f766e" };
type Rename = (name: string) => Promise<{ name: string }>;

function field(): HTMLInputElement {
  const found = byName("textbox", "Your name");
  if (!(found instanceof HTMLInputElement)) throw new Error("not an input");
  return found;
}

describe("YourName", () => {
  it("saves on Enter, trimmed, and shows what the server made of it", async () => {
    const rename = vi.fn<Rename>(() => Promise.resolve({ name: "Ada L" }));
    await render(<YourName person={person} onRename={rename} />);
    await type(field(), "  Ada Lovelace ");
    await press(field(), "Enter");
    expect(rename.mock.calls).toEqual([["Ada Lovelace"]]);
    await vi.waitFor(() => expect(field().value).toBe("Ada L"));
  });

  it("keeps the old name for Esc, for nothing, and for the same", async () => {
    const rename = vi.fn<Rename>();
    await render(<YourName person={person} onRename={rename} />);
    await type(field(), "Ada");
    await press(field(), "Escape");
    expect(field().value).toBe("Calm Otter");
    await type(field(), "   ");
    await perform(() => field().blur());
    expect(field().value).toBe("Calm Otter");
    expect(rename).not.toHaveBeenCalled();
  });

  it("leaves a name that was not saved in the field and offers to try again", async () => {
    const rename = vi
      .fn<Rename>()
      .mockRejectedValueOnce(new Error("down"))
      .mockResolvedValue({ name: "Ada" });
    await render(<YourName person={person} onRename={rename} />);
    await type(field(), "Ada");
    await press(field(), "Enter");
    await vi.waitFor(() => expect(document.body.textContent).toContain("Your name was not saved."));
    expect(field().value).toBe("Ada");
    await click(byName("button", "Try again"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("You are now Ada"));
    expect(rename).toHaveBeenCalledTimes(2);
  });
});
