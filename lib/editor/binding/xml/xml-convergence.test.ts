// @vitest-environment happy-dom
import { type Command, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { backspace, deleteForward } from "../../commands/backspace.ts";
import { enter } from "../../commands/enter.ts";
import { indent, outdent } from "../../commands/indent.ts";
import { insertDivider } from "../../commands/insert-divider.ts";
import { toggleBlock } from "../../commands/set-block.ts";
import { toggleMarkByName } from "../../commands/toggle-mark.ts";
import { schema } from "../../schema/schema.ts";
import { exchange, Replica } from "../replica.ts";
import { xmlBinding } from "./xml-binding.ts";

const commands: readonly Command[] = [
  enter,
  backspace,
  deleteForward,
  indent,
  outdent,
  insertDivider,
  toggleBlock({ kind: "heading", level: 2 }),
  toggleBlock({ kind: "bullet" }),
  toggleMarkByName("strong"),
  toggleMarkByName("code"),
  xmlBinding.undo,
  xmlBinding.redo,
];

/** Mulberry32: small, seeded, good enough to choose commands. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

function act(replica: Replica, roll: (sides: number) => number, script: string[]): void {
  const { doc } = replica.view.state;
  const anchor = roll(doc.content.size + 1);
  const head = roll(2) === 0 ? anchor : roll(doc.content.size + 1);
  const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  replica.view.dispatch(replica.view.state.tr.setSelection(selection));
  const choice = roll(commands.length + 6);
  const command = commands[choice];
  script.push(
    `${replica.doc.clientID}: ${selection.anchor}–${selection.head} ${command === undefined ? "type" : choice}`,
  );
  if (command === undefined) replica.type(String.fromCharCode(97 + roll(26)).repeat(1 + roll(3)));
  else replica.run(command);
}

test.each(Array.from({ length: 150 }, (_value, index) => index + 1))(
  "seed %i: two people's random edits, apart and together, end in one valid document that both stores hold",
  (seed) => {
    const roll = dice(seed);
    const start = new Y.Doc();
    const words = ["one two three", "", "four five six", "seven"];
    const blocks = words.map((text) => schema.node("block", null, text === "" ? [] : [schema.text(text)]));
    xmlBinding.seed(start, schema.node("doc", null, blocks));
    const update = Y.encodeStateAsUpdate(start);
    const replicas = [1, 2].map((clientId) => new Replica({ binding: xmlBinding, update, clientId }));
    const script: string[] = [];
    for (let step = 0; step < 30; step++) {
      const replica = replicas[roll(2)];
      if (replica !== undefined) act(replica, roll, script);
      const [a, b] = replicas;
      if (roll(4) > 0 || a === undefined || b === undefined) continue;
      exchange(a, b);
      script.push("exchange");
      // The script is compared along with it so that a failure prints it.
      expect({ script, doc: a.view.state.doc.toJSON() }).toEqual({ script, doc: b.view.state.doc.toJSON() });
    }
    for (const replica of replicas) {
      replica.view.state.doc.check();
      expect({ script, doc: replica.stored.toJSON() }).toEqual({
        script,
        doc: replica.view.state.doc.toJSON(),
      });
      replica.destroy();
    }
  },
);
