export const person = {
  "person.yourName": "Dein Name",
  "person.nowNamed": "Du heißt jetzt {name}",
  "person.notSaved": "Dein Name wurde nicht gespeichert.",
  "person.nameMeaning": "Alle in deinen Dokumenten sehen ihn neben deiner Schreibmarke.",
  "person.saveName": "Namen speichern",
  "person.seenAs": "Andere sehen dich als {name}",
  "person.changeName": "Namen ändern",
  "person.keepName": "Diesen Namen behalten",
  "person.you": "{name} (du)",
};
