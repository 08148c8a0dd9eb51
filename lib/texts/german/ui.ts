export const ui = {
  "ui.close": "Schließen",
  "ui.dismiss": "Ausblenden",
  "ui.cancel": "Abbrechen",
  "ui.undo": "Rückgängig",
  "ui.tryAgain": "Noch einmal versuchen",
  "ui.theme": "Farben",
  "ui.theme.system": "Wie auf diesem Gerät",
  "ui.theme.light": "Hell",
  "ui.theme.dark": "Dunkel",
};
