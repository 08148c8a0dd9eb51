/** Hands the browser a file to save. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file name that every system takes, from a title of any kind. */
export function fileNameOf(title: string, extension: string): string {
  // Reserved on Windows, or leading somewhere; and what nobody can see.
  // oxlint-disable-next-line no-control-regex
  const name = title.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, " ").replace(/^[\s.]+|[\s.]+$/g, "");
  return `${name.slice(0, 100) || "Untitled"}.${extension}`;
}
