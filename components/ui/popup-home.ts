/**
 * Where a menu or panel beside a button is put into the page: inside the page's main landmark, so that it is part of one for
 * assistive technology; over a modal dialog at the end of the page, since everything else is hidden from it.
 */
export function popupHome(): HTMLElement | undefined {
  if (typeof document === "undefined" || isModalOpen()) return undefined;
  return document.querySelector("main") ?? undefined;
}

/** A dialog holds the page: nothing behind it may be operated. */
export function isModalOpen(): boolean {
  return document.querySelector("[data-modal]") !== null;
}
