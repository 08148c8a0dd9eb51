/** What stands for a document in lists and sentences; an empty title reads "Untitled". */
export function shownTitle(title: string): string {
  return title.trim() || "Untitled";
}
