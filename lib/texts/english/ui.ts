/** Words of the controls that everything is made of. */
export const ui = {
  "ui.close": "Close",
  "ui.dismiss": "Dismiss",
  "ui.cancel": "Cancel",
  "ui.undo": "Undo",
  "ui.tryAgain": "Try again",
  "ui.theme": "Theme",
  "ui.theme.system": "Same as this device",
  "ui.theme.light": "Light",
  "ui.theme.dark": "Dark",
} as const;
