/** What the Welcome document says. `**bold**`, `` `code` ``. */
import type { Language } from "#lib/texts/language.ts";

export interface WelcomeTexts {
  title: string;
  opening: string;
  safe: string;
  tryIt: string;
  opened: string;
  tasks: readonly string[];
  picnic: string;
  fillIn: string;
  /** The first row is the header. */
  table: readonly (readonly string[])[];
  together: string;
  steps: readonly string[];
  links: string;
  more: string;
  things: readonly string[];
  ending: string;
}

export const welcomeTexts: Record<Language, WelcomeTexts> = {
  en: {
    title: "Welcome to Quire",
    opening:
      "Quire is a place to write together. This page is a real document, and it is yours: **click anywhere and type**. It is saved as you go.",
    safe: "You cannot break anything here. Ctrl+Z, or ⌘Z on a Mac, takes back what you did, and only what you did.",
    tryIt: "Try it here",
    opened: "Open your first document",
    tasks: [
      "Tick this box",
      "Select a word and press Ctrl+B, or ⌘B on a Mac, to make it **bold**",
      "Start a new line with `/` and choose what it should be",
      "Start one with `#` and a space for a heading, with `-` and a space for a list; Tab moves it in",
      "Paste a picture, or drop one here",
      "Give this page a title of your own",
    ],
    picnic: "Plan something",
    fillIn: "A table for a picnic. Fill in your line; Tab goes to the next cell.",
    table: [
      ["Who", "Brings"],
      ["Ann", "Bread and cheese"],
      ["Ben", "The blanket"],
      ["You", ""],
    ],
    together: "Write together",
    steps: [
      "Choose **Share** at the top, and **Create link**",
      "Open the link in a private window, or send it to somebody: nobody needs an account",
      "Write in both, and watch",
    ],
    links: "A link lets others read, comment or write, as you choose. Switch it off, and it ends at once.",
    more: "When you are at home here",
    things: [
      "Select some words and add a **comment**",
      "**Publish** in the share dialog makes a page of a document that everybody can read, and that follows what you write",
      "**More** at the top right exports it as Markdown or HTML, or prints it",
      "Formulas, code in its colours, callouts and dates: all of them are behind `/`",
    ],
    ending: "Nothing here needs to stay. Change it, or move it to the trash when you are done.",
  },
  de: {
    title: "Willkommen bei Quire",
    opening:
      "Quire ist ein Ort, um zusammen zu schreiben. Diese Seite ist ein richtiges Dokument, und es gehört dir: **klick irgendwohin und schreib**. Es wird dabei gespeichert.",
    safe: "Du kannst hier nichts kaputt machen. Strg+Z, oder ⌘Z auf dem Mac, nimmt zurück, was du getan hast, und nur das.",
    tryIt: "Probier es hier aus",
    opened: "Das erste Dokument öffnen",
    tasks: [
      "Dieses Kästchen abhaken",
      "Ein Wort auswählen und mit Strg+B, oder ⌘B auf dem Mac, **fett** machen",
      "Eine neue Zeile mit `/` anfangen und aussuchen, was sie werden soll",
      "Eine mit `#` und Leertaste anfangen, das gibt eine Überschrift; mit `-` eine Liste, Tab rückt ein",
      "Ein Bild einfügen oder hierher ziehen",
      "Dieser Seite einen eigenen Titel geben",
    ],
    picnic: "Etwas planen",
    fillIn: "Eine Tabelle für ein Picknick. Füll deine Zeile aus; Tab geht zur nächsten Zelle.",
    table: [
      ["Wer", "Bringt mit"],
      ["Ann", "Brot und Käse"],
      ["Ben", "Die Decke"],
      ["Du", ""],
    ],
    together: "Zusammen schreiben",
    steps: [
      "Oben **Teilen** wählen und **Link erstellen**",
      "Den Link in einem privaten Fenster öffnen oder jemandem schicken: niemand braucht ein Konto",
      "In beiden schreiben und zusehen",
    ],
    links:
      "Mit einem Link können andere lesen, kommentieren oder schreiben, wie du willst. Schalte ihn ab, und er endet sofort.",
    more: "Wenn du dich eingelebt hast",
    things: [
      "Ein paar Wörter auswählen und **kommentieren**",
      "**Veröffentlichen** im Dialog zum Teilen macht aus einem Dokument eine Seite, die alle lesen können und die dem folgt, was du schreibst",
      "**Mehr** oben rechts exportiert es als Markdown oder HTML, oder druckt es",
      "Formeln, Code in Farben, Hinweise und Daten: alles hinter `/`",
    ],
    ending: "Nichts hier muss bleiben. Ändere es, oder leg es in den Papierkorb, wenn du fertig bist.",
  },
};
