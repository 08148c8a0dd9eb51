import { insertInline } from "#lib/editor/commands/insert-atom.ts";
import { dateText, toDay } from "#lib/editor/nodes/date/day.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import type { CompletionOption, CompletionSource } from "./completion-source.ts";
import { mentionTrigger } from "./completion-triggers.ts";

/** How long a list of people is good for: somebody who just came in may be named a moment later. */
const freshMs = 20_000;
const shownAtMost = 8;

/** `@`: people who have access to the document, and days. */
export function mentionSource(documentId: string): CompletionSource {
  let people: ReturnType<typeof webApi.people> | undefined;
  let askedAt = 0;
  const load = (): ReturnType<typeof webApi.people> => {
    if (people === undefined || Date.now() - askedAt > freshMs) {
      askedAt = Date.now();
      // Without network there are still days to choose from.
      people = webApi.people(documentId).catch(() => []);
    }
    return people;
  };
  return {
    trigger: mentionTrigger,
    label: "completion.mention",
    find: async (query, _state, texts) => {
      const wanted = query.toLowerCase();
      const named = (await load())
        .filter(({ person }) => matches(person.name, wanted))
        .slice(0, shownAtMost)
        .map(({ person }): CompletionOption => {
          const mention = schema.node("mention", { person: person.id, label: person.name });
          return {
            id: person.id,
            label: person.name,
            group: texts("completion.people"),
            icon: "@",
            command: insertInline(mention),
          };
        });
      return [...named, ...days(wanted, texts)];
    },
  };
}

const dayOffers: readonly { label: PlainTextKey; offset: number }[] = [
  { label: "date.today", offset: 0 },
  { label: "date.tomorrow", offset: 1 },
  { label: "date.yesterday", offset: -1 },
  { label: "date.nextWeek", offset: 7 },
];

function days(wanted: string, texts: Texts): CompletionOption[] {
  return dayOffers
    .filter(
      ({ label }) => matches(texts(label), wanted) || (wanted !== "" && matches(texts("date.title"), wanted)),
    )
    .map(({ label, offset }) => {
      const date = new Date();
      date.setDate(date.getDate() + offset);
      const day = toDay(date);
      return {
        id: label,
        label: texts(label),
        detail: dateText(day, texts.locale),
        group: texts("date.title"),
        command: insertInline(schema.node("date", { day })),
      };
    });
}

/** True when a word of `name` begins so. */
function matches(name: string, wanted: string): boolean {
  return ` ${name.toLowerCase()}`.includes(` ${wanted}`);
}
