/** What a person sees before the first document. */
export const welcome = {
  "welcome.points.saved": "Gespeichert, während du schreibst, in einem Ordner dieses Quire.",
  "welcome.points.shared":
    "Teile einen Link: andere lesen, kommentieren oder schreiben sofort. Niemand braucht ein Konto.",
  "welcome.points.kept":
    "Wie auch immer sich Änderungen kreuzen, auch offline: nichts, was jemand schrieb, geht verloren.",
  "welcome.sheet.title": "Willkommen bei Quire",
  "welcome.sheet.text":
    "Diese Seite ist ein richtiges Dokument, und es gehört dir: klick irgendwohin und schreib.",
  "welcome.sheet.done": "Das erste Dokument öffnen",
  "welcome.sheet.first": "Dieses Kästchen abhaken",
  "welcome.sheet.second": "Ein Wort auswählen und fett machen",
  "welcome.sheet.third": "In einer Tabelle ein Picknick planen",
} as const;
