/** Where the bars over the page end, from the top of the window, in pixels. */
export function headBottom(): number {
  return document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
}
