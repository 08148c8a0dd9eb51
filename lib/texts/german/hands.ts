export const hands = {
  "bubble.name": "Ausgewählter Text",
  "bubble.address": "Webadresse",

  "block.handle": "Ziehen zum Verschieben, klicken für mehr",
  "block.menu": "Blockmenü",
  "block.turnInto": "Umwandeln in",
  "block.duplicate": "Duplizieren",
  "block.moveUp": "Nach oben",
  "block.moveDown": "Nach unten",
  "block.copyLink": "Link zum Block kopieren",
  "block.delete": "Löschen",

  "fold.fold": "Abschnitt einklappen",
  "fold.open": "Abschnitt ausklappen",
  "fold.all": "Alle Abschnitte einklappen",
  "fold.none": "Alle Abschnitte ausklappen",
  "fold.hidden": { one: "{count} Block ausgeblendet", other: "{count} Blöcke ausgeblendet" },

  "arrival.gone": "Die Stelle, zu der dieser Link führt, gibt es im Dokument nicht mehr.",
  "copy.link": "Link kopiert",
  "copy.manually": "Der Link ließ sich nicht kopieren. So lautet er: {link}",

  "linkCard.name": "Zu diesem Link",
  "linkCard.unsafe": "Diese Adresse lässt sich nicht öffnen",
  "linkCard.open": "Öffnen",
  "linkCard.copy": "Adresse kopieren",
  "linkCard.edit": "Adresse ändern",
  "linkCard.remove": "Entfernen",

  "keys.blockMenu": "Menü des Blocks",
  "keys.fold": "Abschnitt unter einer Überschrift ein- oder ausklappen",
  "keys.openLink": "Link an der Schreibmarke öffnen",
  "keys.beside": "Vom Text zur Leiste neben Auswahl oder Link",
} as const;
