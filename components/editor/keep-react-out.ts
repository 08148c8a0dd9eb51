/**
 * Hides from React that this is an editable element. With the focus in one, React notes the selection before every commit (to
 * mend it, should the commit disturb it), and to count its letters walks through all nodes of the document: a chip that changes
 * from "Saved" to "Saving…" cost as much as the document is long. ProseMirror minds the selection itself. React asks the property
 * and nobody else does; browser and assistive technology go by the attribute, which stays.
 */
export function keepReactOut(surface: HTMLElement): void {
  Object.defineProperty(surface, "contentEditable", {
    configurable: true,
    get: () => "inherit",
    set: (value: string) => {
      surface.setAttribute("contenteditable", value);
    },
  });
}
