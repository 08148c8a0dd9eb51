/** What a person sees before the first document. */
export const welcome = {
  "welcome.points.saved": "Saved as you type, in a folder of this Quire.",
  "welcome.points.shared": "Share a link: others read, comment or write at once. Nobody needs an account.",
  "welcome.points.kept": "However your edits cross, offline too, nothing that anybody typed is lost.",
  "welcome.sheet.title": "Welcome to Quire",
  "welcome.sheet.text": "This page is a real document, and it is yours: click anywhere and type.",
  "welcome.sheet.done": "Open your first document",
  "welcome.sheet.first": "Tick this box",
  "welcome.sheet.second": "Select a word and make it bold",
  "welcome.sheet.third": "Plan a picnic in a table",
} as const;
