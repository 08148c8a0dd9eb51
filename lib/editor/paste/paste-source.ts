/** Where HTML on the clipboard comes from, as far as that decides how it is read. */
export type PasteSource = "quire" | "google-docs" | "office" | "cocoa" | "libreoffice" | "web";

/** Guesses the program by what it cannot help writing. */
export function sourceOf(page: Document): PasteSource {
  if (page.querySelector("[data-quire]") !== null) return "quire";
  if (page.querySelector("[id^='docs-internal-guid']") !== null) return "google-docs";
  const told = [...page.querySelectorAll("meta[name]")]
    .map((meta) => `${meta.getAttribute("name")}=${meta.getAttribute("content")}`.toLowerCase())
    .join(";");
  if (/(progid|generator)=(word|excel|powerpoint|onenote|microsoft)/.test(told)) return "office";
  if (told.includes("generator=cocoa")) return "cocoa";
  if (/generator=(libreoffice|openoffice)/.test(told)) return "libreoffice";
  // Outlook and pieces of Word come without their head.
  return page.querySelector("[class^='Mso'], [style*='mso-'], li[data-aria-level]") === null
    ? "web"
    : "office";
}
