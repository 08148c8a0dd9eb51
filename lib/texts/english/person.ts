/** One's own name. */
export const person = {
  "person.yourName": "Your name",
  "person.nowNamed": "You are now {name}",
  "person.notSaved": "Your name was not saved.",
  "person.nameMeaning": "Everybody in your documents sees it beside your cursor.",
  "person.saveName": "Save name",
  "person.seenAs": "Others see you as {name}",
  "person.changeName": "Change name",
  "person.keepName": "Keep this name",
  "person.you": "{name} (you)",
} as const;
