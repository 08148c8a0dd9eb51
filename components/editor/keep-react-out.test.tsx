// @vitest-environment happy-dom
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { byName, click, render } from "#components/testing/render.tsx";
import { keepReactOut } from "./keep-react-out.ts";

function Chip() {
  const [state, setState] = useState("Saved");
  return (
    <button type="button" aria-label="Save" onClick={() => setState("Saving")}>
      {state}
    </button>
  );
}

it.each([
  ["walks through the text of an editable element that has the focus", false],
  ["leaves one alone that it is kept out of", true],
])("React %s", async (_what, isKeptOut) => {
  const surface = document.createElement("div");
  surface.setAttribute("contenteditable", "true");
  // happy-dom has no such property.
  Object.defineProperty(surface, "contentEditable", { configurable: true, get: () => "true" });
  surface.tabIndex = 0;
  surface.textContent = "All the text";
  document.body.append(surface);
  if (isKeptOut) keepReactOut(surface);
  await render(<Chip />);
  surface.focus();
  getSelection()?.collapse(surface.firstChild, 3);
  const firstChild = vi.spyOn(surface, "firstChild", "get");
  await click(byName("button", "Save"));
  expect(byName("button", "Save").textContent).toBe("Saving");
  expect(firstChild.mock.calls.length > 0).toBe(!isKeptOut);
  expect(surface.getAttribute("contenteditable")).toBe("true");
  surface.remove();
});
