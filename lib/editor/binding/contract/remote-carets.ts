/** Carets that are drawn, and the one that is published. Part of the suite that every binding passes (binding-contract.ts). */
import { describe, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import type { Replica } from "../replica.ts";
import type { Stage } from "./stage.ts";

function publish(from: Replica, to: Replica): void {
  const update = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
  applyAwarenessUpdate(to.awareness, update, "network");
}

export function describeRemoteCarets({ name, letGo, pair }: Stage): void {
  describe(`binding ${name}: carets of others`, () => {
    test("are drawn with name and colour, and hostile ones do no harm", () => {
      const [a, b] = pair();
      const at = a.find("quick");
      a.awareness.setLocalState({
        user: { id: "1", name: "<img src=x onerror=alert(1)>", color: "red;background:url(//evil)" },
        cursor: {
          anchor: a.binding.toAnchor(a.view.state, at, -1),
          head: a.binding.toAnchor(a.view.state, at + 5, -1),
        },
      });
      publish(a, b);
      const caret = b.view.dom.querySelector<HTMLElement>(".remote-caret");
      const label = caret?.querySelector<HTMLElement>(".remote-caret-name");
      expect(label?.dataset.name).toBe("<img src=x onerror=alert(1)>");
      // The name is drawn, and is no part of the text.
      expect(caret?.textContent).toBe("");
      expect(caret?.style.getPropertyValue("--person-color")).toMatch(/^#[0-9a-f]{6}$/);
      expect(b.view.dom.querySelector("img")).toBeNull();
      expect(b.view.dom.querySelector(".remote-selection")?.textContent).toBe("quick");
      a.awareness.setLocalStateField("cursor", { anchor: { item: "x" }, head: null });
      publish(a, b);
      expect(b.view.dom.querySelector(".remote-caret")).toBeNull();
    });

    test("move as the same element, go with the text, and go away", () => {
      const [a, b] = pair();
      const show = (position: number) => {
        const anchor = a.binding.toAnchor(a.view.state, position, -1);
        a.awareness.setLocalStateField("cursor", { anchor, head: anchor });
        publish(a, b);
      };
      show(a.find("quick", 5));
      const caret = b.view.dom.querySelector(".remote-caret");
      b.select(b.find("The")).type("Oh ");
      expect(caret?.previousSibling?.textContent).toBe("Oh The quick");
      show(a.find("brown", 5));
      expect(b.view.dom.querySelector(".remote-caret")).toBe(caret);
      a.awareness.setLocalState(null);
      publish(a, b);
      expect(b.view.dom.querySelector(".remote-caret")).toBeNull();
    });

    test("one's own caret is published while editing, and withdrawn at the end", () => {
      const [a] = pair();
      vi.spyOn(a.view, "hasFocus").mockReturnValue(true);
      a.select(a.find("quick"), a.find("quick", 5));
      const cursor: unknown = a.awareness.getLocalState()?.cursor;
      expect(cursor).toMatchObject({ anchor: expect.anything(), head: expect.anything() });
      a.view.destroy();
      expect(a.awareness.getLocalState()?.cursor).toBeNull();
      letGo(a);
    });
  });
}
