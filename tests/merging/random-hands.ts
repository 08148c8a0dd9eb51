import type { CommandName } from "./editor-under-test.ts";
import { Declined } from "./editor-under-test.ts";
import type { Person } from "./person.ts";

/** A source of chance; seeded by whoever calls. */
export interface Chance {
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

interface Habit {
  name: string;
  act: (person: Person, chance: Chance) => unknown;
}

const words = ["a", "bc", "def", "ghij"];
const command = (name: CommandName, ...choices: string[]): Habit => ({
  name,
  act: (person, chance) => person.do(name, choices.length === 0 ? "" : chance.pick(choices)),
});

/** What people do all day; what stands here more often happens more often. */
const habits: readonly Habit[] = [
  ...Array.from({ length: 6 }, () => ({
    name: "types",
    act: (person: Person, chance: Chance) => person.type(chance.pick(words)),
  })),
  ...["Enter", "Enter", "Backspace", "Backspace", "Delete", "Tab", "Shift-Tab"].map((key) => ({
    name: key,
    act: (person: Person) => person.press(key),
  })),
  command("kind", "p", "h1", "h2", "ul", "ol", "task", "quote", "code"),
  command("mark", "b", "i"),
  command("moveUp"),
  command("moveDown"),
  command("deleteBlock"),
  command("divider"),
  command("undo"),
  command("undo"),
  command("redo"),
  {
    name: "pastes",
    act: (person, chance) => person.paste(...["first", "second", "third"].slice(0, 1 + chance.below(3))),
  },
];

/** Puts the caret (or a short selection) anywhere and does one thing. Answers what, for the script of a failure. */
export function doSomething(person: Person, chance: Chance): string {
  const { view, editor } = person;
  const places: number[] = [];
  view.state.doc.descendants((node, position) => {
    if (node.isTextblock) for (let at = 0; at <= node.content.size; at += 1) places.push(position + 1 + at);
    return !node.isTextblock;
  });
  const from = places.length === 0 ? undefined : chance.pick(places);
  if (from !== undefined) {
    const reach = chance.below(4) === 0 ? chance.below(12) : 0;
    const to = places[places.indexOf(from) + reach] ?? from;
    view.dispatch(view.state.tr.setSelection(editor.selectText(from, to)));
  }
  const habit = chance.pick(habits);
  try {
    habit.act(person, chance);
  } catch (error) {
    // A command that does not apply here is a thing people do, too.
    if (!(error instanceof Declined)) throw error;
  }
  return `${person.name} ${habit.name} at ${from ?? "nowhere"}`;
}
