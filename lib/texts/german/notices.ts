export const notices = {
  "notice.description": "Gemeinsam im Browser schreiben, auf dem eigenen Rechner.",
  "notice.home": "Zu deinen Dokumenten",
  "notice.notFound.title": "Hier gibt es nichts zu öffnen",
  "notice.notFound.text":
    "Vielleicht ist die Adresse vertippt, oder das Dokument ist nicht mit dir geteilt. Wenn dich jemand hierher geschickt hat, bitte um einen Link.",
  "notice.notFound.tab": "Nicht gefunden",
  "notice.failed.title": "Diese Seite konnte nicht gezeigt werden",
  "notice.failed.text":
    "Der Server hat nicht so geantwortet, wie er sollte. Deinen Dokumenten ist nichts geschehen.",
  "notice.partMissing":
    "Ein Teil dieser Seite konnte nicht geladen werden. Was du geschrieben hast, ist davon nicht betroffen.",
  "notice.reload": "Neu laden",
  "notice.link.revoked.title": "Dieser Link gilt nicht mehr",
  "notice.link.revoked.text":
    "Er wurde zurückgezogen oder ersetzt. Bitte um einen neuen, wo du ihn bekommen hast.",
  "notice.link.tooMany.title": "Zu viele Versuche",
  "notice.link.tooMany.text":
    "Aus deinem Netz wurden zu viele Links versucht. Warte eine Minute und öffne deinen dann noch einmal.",
  "notice.link.failed.text": "Bei uns ist etwas schiefgegangen. Öffne den Link gleich noch einmal.",
  "notice.link.unknown.title": "Dieser Link führt nirgendwohin",
  "notice.link.unknown.text":
    "Vielleicht ist er nicht vollständig: Beim Kopieren wird leicht etwas abgeschnitten. Bitte um einen neuen, wo du ihn bekommen hast.",
  "notice.identity.title": "Ist das dein Browser?",
  "notice.identity.text":
    "Weiter, um Quire hier als die Person zu benutzen, für die dieser Link gemacht wurde, mit ihrem Namen und ihren Dokumenten. Der Link gilt einmal.",
  "notice.identity.continue": "Weiter",
  "notice.identity.wrong.title": "Dieser Link gilt nicht",
  "notice.identity.wrong.text":
    "Er gilt einmal und für kurze Zeit. Erstelle auf deinem anderen Gerät unter Einstellungen einen neuen, oder bitte die Person darum, die dieses Quire betreibt.",
  "notice.identity.failed.title": "Das hat gerade nicht geklappt",
  "notice.identity.failed.text": "Warte eine Minute und öffne den Link dann noch einmal.",

  "notice.link.password.title": "Dieser Link braucht ein Passwort",
  "notice.link.password.text": "Wer dir den Link geschickt hat, kennt es.",
  "notice.link.password.field": "Passwort",
  "notice.link.password.open": "Öffnen",
  "notice.link.password.wrong": "Das ist es nicht. Versuche es noch einmal.",
  "notice.link.invitation.title": "Eine Einladung für {name}",
  "notice.link.invitation.text": "Sie gilt einmal und für eine Person. Mach weiter, wenn du das bist.",
  "notice.link.invitation.continue": "Weiter",
  "notice.link.ended.title": "Dieser Link ist abgelaufen",
  "notice.link.ended.text": "Er galt für eine gewisse Zeit. Bitte um einen neuen, wo du ihn herhast.",
  "notice.link.used.title": "Diese Einladung wurde schon benutzt",
  "notice.link.used.text":
    "Sie gilt einmal und für eine Person. Warst du das auf einem anderen Gerät, dann öffne das Dokument dort.",
  "notice.link.removed.title": "Du wurdest aus diesem Dokument entfernt",
  "notice.link.removed.text": "Dein Zugang wurde beendet. Bitte um einen neuen Link.",

  "notice.members.title": "Dieses Quire ist für seine Mitglieder",
  "notice.members.text": "Bitte um einen eigenen Link, wo es betrieben wird.",
  "notice.members.again": "Noch einmal versuchen",
};
