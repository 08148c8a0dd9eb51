import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { onTestFinished, vi } from "vitest";
import { TextsProvider } from "#components/texts/texts-provider.tsx";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { catalogues } from "#lib/texts/load-texts.ts";

/** Puts a component on a fresh page, with what every page has around it. It goes when the test ends. */
export async function render(node: ReactNode): Promise<void> {
  await renderAgain(node);
}

/** The same, and gives a function that shows something else in its place. */
export async function renderAgain(node: ReactNode): Promise<(next: ReactNode) => Promise<void>> {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const container = document.createElement("div");
  document.body.append(container);
  const root = createRoot(container);
  onTestFinished(() => {
    act(() => root.unmount());
    container.remove();
    vi.unstubAllGlobals();
  });
  const show = (shown: ReactNode) =>
    perform(() =>
      root.render(
        <TextsProvider language="en" catalogue={catalogues.en}>
          <UiProvider>{shown}</UiProvider>
        </TextsProvider>,
      ),
    );
  await show(node);
  return show;
}

/** The one element of `role` that carries exactly this name. Throws when there is none or more than one. */
export function byName(
  role: "button" | "link" | "textbox" | "searchbox" | "radio" | "checkbox",
  name: string,
): HTMLElement {
  const found = allByName(role, name);
  const [element] = found;
  if (element === undefined || found.length > 1)
    throw new Error(
      `${found.length} elements of role ${role} are named "${name}":\n${document.body.innerHTML}`,
    );
  return element;
}

/** Every element of `role` that carries exactly this name. */
export function allByName(role: keyof typeof selectors, name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selectors[role])].filter(
    (element) => nameOf(element) === name,
  );
}

const selectors = {
  button: "button, [role=button]",
  link: "a[href]",
  textbox: "input[type=text], textarea",
  searchbox: "input[type=search]",
  radio: "input[type=radio]",
  checkbox: "input[type=checkbox]",
  menuitem: "[role=menuitem]",
} as const;

/** The accessible name as far as our own components need it: aria-label, a label, or the text. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  if (element instanceof HTMLInputElement) {
    const own = element.closest("label") ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
    return (own?.textContent ?? "").trim();
  }
  const spoken = element.cloneNode(true);
  if (!(spoken instanceof Element)) return "";
  for (const hidden of spoken.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return (spoken.textContent ?? "").trim();
}

/** Does something to the page as a person would, and lets everything that follows at once settle. */
export async function perform(deed: () => void): Promise<void> {
  await act(async () => {
    deed();
    // One turn of the event loop: answers of fake servers, and what Radix puts off with setTimeout(0).
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  });
}

/** Lets the page go on until `check` stops throwing; its last complaint is the test's. Answers what `check` does. */
export async function eventually<T>(check: () => T): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one turn of the event loop after the other
    await perform(() => {});
    try {
      return check();
    } catch (complaint) {
      if (performance.now() > end) throw complaint;
    }
  }
}

/** Clicks an element. */
export function click(element: HTMLElement): Promise<void> {
  return perform(() => element.click());
}

/** Replaces a field's text as typing does: React hears the native event. */
export async function type(element: HTMLElement, text: string): Promise<void> {
  if (!(element instanceof HTMLInputElement)) throw new Error("not a field");
  await perform(() => {
    element.focus();
    // React keeps its own idea of the value on the instance; the prototype's setter goes past it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(element, text);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Presses a key on an element. */
export async function press(element: HTMLElement, key: string): Promise<void> {
  await perform(() => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
}
