/**
 * What every binding does, whatever shared types hold the text. A behaviour that only one adapter's test mentions does not
 * exist. Rows of crossing edits that only format text can promise run where `promises` says so.
 */
import type { Node } from "prosemirror-model";
import { TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { afterEach, describe, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { schema } from "../schema/schema.ts";
import type { Binding } from "./binding.ts";
import { describeComposition } from "./composition-contract.ts";
import { connect, exchange, Replica } from "./replica.ts";
import { startUndoStep } from "./transaction-meta.ts";

export interface ContractOptions {
  name: string;
  createBinding: () => Binding;
  /** True where structural edits that cross keep every letter once (docs/merging.md): format text. */
  keepsCrossingEdits: boolean;
}

const block = (text: string, attrs = {}) =>
  schema.node("block", attrs, text === "" ? [] : [schema.text(text)]);
const threeBlocks = () => [block("alpha beta"), block("The quick brown fox"), block("omega")];

function expectEqual(a: Replica, b: Replica): void {
  expect(a.view.state.doc.toJSON()).toEqual(b.view.state.doc.toJSON());
}

function publish(from: Replica, to: Replica): void {
  const update = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
  applyAwarenessUpdate(to.awareness, update, "network");
}

/** Declares the suite for one adapter. The test file asks for happy-dom. */
export function describeBinding({ name, createBinding, keepsCrossingEdits }: ContractOptions): void {
  const replicas: Replica[] = [];
  afterEach(() => {
    for (const replica of replicas.splice(0)) {
      // The invariant behind everything else, checked after every test here.
      expect(replica.stored.toJSON()).toEqual(replica.view.state.doc.toJSON());
      replica.view.state.doc.check();
      replica.destroy();
    }
  });

  const open = (update: Uint8Array, options: { editable?: boolean; clientId?: number } = {}) => {
    const replica = new Replica({ binding: createBinding(), update, ...options });
    replicas.push(replica);
    return replica;
  };
  const documentOf = (content: readonly Node[]) => {
    const doc = new Y.Doc();
    createBinding().seed(doc, schema.node("doc", null, content));
    return Y.encodeStateAsUpdate(doc);
  };
  const pair = (content: readonly Node[] = threeBlocks()) => {
    const update = documentOf(content);
    return [open(update, { clientId: 1 }), open(update, { clientId: 2 })] as const;
  };

  describe(`binding ${name}: reading and seeding`, () => {
    test("an empty body reads as one empty paragraph and nothing is written for it", () => {
      const doc = new Y.Doc();
      const read = createBinding().read(doc, schema);
      expect(read.childCount).toBe(1);
      expect(read.firstChild?.attrs.kind).toBe("paragraph");
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
    });

    test("what is seeded is what is read: kinds, attributes, marks, atoms", () => {
      const bold = schema.mark("strong");
      const link = schema.mark("link", { href: "https://example.org/" });
      const content = schema.node("doc", null, [
        block("Title", { kind: "heading", level: 2, id: "top" }),
        schema.node("block", { kind: "task", checked: true, indent: 2 }, [
          schema.text("one "),
          schema.text("two", [bold]),
          schema.text(" three", [link, bold]),
        ]),
        schema.node("divider"),
        block("let x\n  = 1", { kind: "code", language: "js" }),
        block(""),
      ]);
      const doc = new Y.Doc();
      createBinding().seed(doc, content);
      expect(createBinding().read(doc, schema).toJSON()).toEqual(content.toJSON());
    });

    test("seeding a body that holds something is refused", () => {
      const doc = new Y.Doc();
      createBinding().seed(doc, schema.node("doc", null, threeBlocks()));
      expect(() => createBinding().seed(doc, schema.node("doc", null, threeBlocks()))).toThrow("not empty");
    });

    test("opening, reading and looking around write nothing", () => {
      const replica = open(documentOf(threeBlocks()));
      const update = vi.fn<() => void>();
      replica.doc.on("update", update);
      replica.select(replica.find("quick")).select(replica.find("omega"));
      createBinding().read(replica.doc, schema);
      expect(update).not.toHaveBeenCalled();
    });

    test("what came in between reading and showing is shown", () => {
      const [a, b] = pair();
      a.select(a.find("omega", 5)).type("!");
      const late = open(Y.encodeStateAsUpdate(b.doc));
      exchange(a, late);
      expectEqual(a, late);
    });
  });

  describe(`binding ${name}: writing`, () => {
    test("typing a letter is one small update", () => {
      const [a] = pair();
      const sizes: number[] = [];
      a.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
      a.select(a.find("quick")).type("x");
      expect(sizes).toHaveLength(1);
      expect(sizes[0]).toBeLessThan(40);
    });

    test("every kind of edit arrives on the other side", () => {
      const [a, b] = pair();
      connect(a, b);
      const edits: ((tr: Transaction) => Transaction)[] = [
        (tr) => tr.insertText("very ", a.find("quick")),
        (tr) => tr.delete(a.find("brown"), a.find("brown", 6)),
        (tr) => tr.addMark(a.find("quick"), a.find("quick", 5), schema.mark("strong")),
        (tr) => tr.removeMark(a.find("quick", 1), a.find("quick", 3), schema.mark("strong")),
        (tr) => tr.split(a.find("quick")),
        (tr) => tr.setNodeMarkup(a.find("quick") - 1, null, { kind: "heading", level: 3 }),
        (tr) => tr.insert(0, schema.node("divider")),
        (tr) => tr.join(a.find("quick") - 1),
        (tr) => tr.insert(tr.doc.content.size, [block("new", { kind: "bullet", indent: 1 }), block("")]),
        (tr) => tr.delete(0, 1),
        (tr) => tr.replaceWith(0, tr.doc.content.size, [block("all"), block("new again")]),
      ];
      for (const edit of edits) {
        a.view.dispatch(edit(a.view.state.tr));
        expectEqual(a, b);
      }
      expect(b.lines).toEqual(["paragraph:all", "paragraph:new again"]);
    });

    test("in a row of equal letters, the one at the caret is written and deleted", () => {
      const [a, b] = pair([block("aaaa")]);
      const anchor = b.binding.toAnchor(b.view.state, 3, -1);
      a.select(3).type("a");
      exchange(a, b);
      expect(b.binding.fromAnchor(b.view.state, anchor)).toBe(3);
      a.view.dispatch(a.view.state.tr.delete(4, 5));
      exchange(a, b);
      expect(b.binding.fromAnchor(b.view.state, anchor)).toBe(3);
    });

    test("a viewer's view writes nothing, and changes nothing on its own", () => {
      const update = documentOf(threeBlocks());
      const viewer = open(update, { editable: false });
      const writes = vi.fn<() => void>();
      viewer.doc.on("update", writes);
      viewer.type("no");
      expect(viewer.undo()).toBe(false);
      expect(writes).not.toHaveBeenCalled();
      expect(viewer.lines[0]).toBe("paragraph:alpha beta");
      expect(viewer.awareness.getLocalState()?.cursor).toBeUndefined();
    });

    test("a viewer follows what others write", () => {
      const update = documentOf(threeBlocks());
      const viewer = open(update, { editable: false });
      const writer = open(update);
      connect(viewer, writer);
      writer.select(writer.find("omega")).type("and ");
      expect(viewer.lines[2]).toBe("paragraph:and omega");
    });

    test("a destroyed view neither writes nor listens", () => {
      const [a, b] = pair();
      a.view.destroy();
      b.select(b.find("omega")).type("x");
      expect(() => exchange(a, b)).not.toThrow();
      replicas.splice(replicas.indexOf(a), 1);
      a.doc.destroy();
    });
  });

  describe(`binding ${name}: others' edits`, () => {
    test("reach the view as the least change: untouched blocks stay the same objects", () => {
      const [a, b] = pair();
      connect(a, b);
      const before = b.view.state.doc.children;
      a.select(a.find("quick")).type("very ");
      const after = b.view.state.doc.children;
      expect(after[0]).toBe(before[0]);
      expect(after[2]).toBe(before[2]);
    });

    test("two changes far apart in one step leave what is between alone", () => {
      const [a, b] = pair();
      const positions: number[][] = [];
      const dispatch = vi.spyOn(b.view, "dispatch").mockImplementation((tr) => {
        for (const map of tr.mapping.maps)
          map.forEach((from, to) => {
            positions.push([from, to]);
          });
        b.view.updateState(b.view.state.apply(tr));
      });
      const middle = b.view.state.doc.child(1);
      a.select(a.find("alpha")).type("x");
      a.select(a.find("omega", 5)).type("y");
      exchange(a, b);
      expect(b.view.state.doc.child(1)).toBe(middle);
      expect(positions.every(([from = 0, to = 0]) => to - from <= 1)).toBe(true);
      dispatch.mockRestore();
    });

    test("a change of kind or of marks moves no position", () => {
      const [a, b] = pair();
      connect(a, b);
      const word = b.find("brown");
      let decorations = DecorationSet.create(b.view.state.doc, [Decoration.inline(word, word + 5, {})]);
      const dispatch = vi.spyOn(b.view, "dispatch").mockImplementation((tr) => {
        decorations = decorations.map(tr.mapping, tr.doc);
        b.view.updateState(b.view.state.apply(tr));
      });
      a.view.dispatch(
        a.view.state.tr
          .setNodeAttribute(a.find("The") - 1, "kind", "quote")
          .addMark(a.find("quick"), a.find("fox"), schema.mark("em")),
      );
      const [decoration] = decorations.find();
      expect([decoration?.from, decoration?.to]).toEqual([word, word + 5]);
      dispatch.mockRestore();
    });

    test("the caret stays in its place among the letters", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("quick", 2));
      a.select(a.find("alpha")).type("more and more ");
      a.select(a.find("quick")).type("very ");
      a.view.dispatch(a.view.state.tr.delete(a.find("The"), a.find("The", 4)));
      const { $head } = b.view.state.selection;
      expect($head.parent.textBetween(0, $head.parentOffset)).toBe("very qu");
    });

    test("a selection keeps out what is written at its edges", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("quick"), b.find("quick", 5));
      a.select(a.find("quick")).type("so ");
      a.select(a.find("quick", 5)).type("ly");
      const { from, to } = b.view.state.selection;
      expect(b.view.state.doc.textBetween(from, to)).toBe("quick");
    });

    test("two people who type at the same place get two runs, not a mixture", () => {
      const [a, b] = pair([block("start end")]);
      connect(a, b);
      a.select(a.find("end"));
      b.select(b.find("end"));
      for (const letter of "12345") {
        a.type(letter);
        b.type("abcde"["12345".indexOf(letter)] ?? "");
      }
      expectEqual(a, b);
      expect(a.lines[0]).toContain("12345");
      expect(a.lines[0]).toContain("abcde");
    });

    test("plain text typed on both sides while apart is there once", () => {
      const [a, b] = pair();
      a.select(a.find("quick")).type("very ");
      b.select(b.find("fox", 3)).type(" jumps");
      exchange(a, b);
      expectEqual(a, b);
      expect(a.lines[1]).toBe("paragraph:The very quick brown fox jumps");
    });

    test("a change of kind and typing cross and both stay", () => {
      const [a, b] = pair();
      a.view.dispatch(
        a.view.state.tr.setNodeMarkup(a.find("The") - 1, null, { kind: "heading", level: 2, indent: 0 }),
      );
      b.select(b.find("fox", 3)).type(" typed");
      exchange(a, b);
      expectEqual(a, b);
      expect(a.lines[1]).toBe("heading:The quick brown fox typed");
    });
  });

  describe(`binding ${name}: undo`, () => {
    test("takes back one's own step and puts the caret where it was", () => {
      const [a, b] = pair();
      connect(a, b);
      a.select(a.find("quick")).type("very ");
      b.select(b.find("omega", 5)).type(" B");
      expect(a.undo()).toBe(true);
      expect(a.lines).toEqual(["paragraph:alpha beta", "paragraph:The quick brown fox", "paragraph:omega B"]);
      expect(a.view.state.selection.from).toBe(a.find("quick"));
      expect(a.redo()).toBe(true);
      expect(a.lines[1]).toBe("paragraph:The very quick brown fox");
      expect(a.view.state.selection.from).toBe(a.find("quick"));
      expectEqual(a, b);
    });

    test("never takes back another's step", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("omega")).type("B ");
      expect(a.run((state) => a.binding.undo(state))).toBe(false);
      expect(a.undo()).toBe(false);
      expect(a.lines[2]).toBe("paragraph:B omega");
    });

    test("leaves what another typed into the same words since", () => {
      const [a, b] = pair();
      connect(a, b);
      a.select(a.find("quick")).type("very very ");
      b.select(b.find("very", 5)).type("BB ");
      a.undo();
      expectEqual(a, b);
      expect(a.lines[1]).toBe("paragraph:The BB quick brown fox");
    });

    test("brings a deleted selection back, selected", () => {
      const [a] = pair();
      a.select(a.find("quick"), a.find("quick", 5));
      a.view.dispatch(a.view.state.tr.deleteSelection());
      a.undo();
      const { from, to } = a.view.state.selection;
      expect(a.view.state.doc.textBetween(from, to)).toBe("quick");
    });

    test("takes back kinds, marks, splits and joins", () => {
      const [a, b] = pair();
      connect(a, b);
      const before = a.view.state.doc.toJSON();
      const edits: ((tr: Transaction) => Transaction)[] = [
        (tr) => tr.setNodeMarkup(a.find("The") - 1, null, { kind: "quote", indent: 1 }),
        (tr) => tr.addMark(a.find("The"), a.find("brown"), schema.mark("strong")),
        (tr) => tr.split(a.find("brown")),
        (tr) => tr.join(a.find("The") - 1),
        (tr) => tr.insert(0, schema.node("divider")),
      ];
      for (const edit of edits) {
        a.view.dispatch(startUndoStep(edit(a.view.state.tr)));
        const after = a.view.state.doc.toJSON();
        expect(a.undo()).toBe(true);
        expect(a.view.state.doc.toJSON()).toEqual(before);
        expect(a.redo()).toBe(true);
        expect(a.view.state.doc.toJSON()).toEqual(after);
        a.undo();
        expectEqual(a, b);
      }
    });

    test("a transaction that starts a step is taken back without the typing around it", () => {
      const [a] = pair();
      a.select(a.find("quick")).type("ab");
      a.view.dispatch(startUndoStep(a.view.state.tr.insertText("cd")));
      a.type("ef");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The abcdquick brown fox");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The abquick brown fox");
      a.undo();
      expect(a.lines[1]).toBe("paragraph:The quick brown fox");
    });

    test("a transaction outside the history is kept by undo", () => {
      const [a] = pair();
      a.select(a.find("quick")).type("ab");
      const { tr } = a.view.state;
      a.view.dispatch(tr.insertText("X", a.find("omega")).setMeta("addToHistory", false));
      a.undo();
      expect(a.lines).toEqual(["paragraph:alpha beta", "paragraph:The quick brown fox", "paragraph:Xomega"]);
    });
  });

  describe(`binding ${name}: anchors`, () => {
    test("every position of a document survives the way to an anchor and back, through JSON and without a view", () => {
      const content = [
        block("ab"),
        block("", { kind: "bullet" }),
        schema.node("divider"),
        block("cd", { kind: "code" }),
      ];
      const [a] = pair(content);
      const { state } = a.view;
      for (let position = 0; position <= state.doc.content.size; position++) {
        for (const side of [-1, 1] as const) {
          const anchor = JSON.parse(JSON.stringify(a.binding.toAnchor(state, position, side)));
          expect(a.binding.fromAnchor(state, anchor)).toBe(position);
          expect(a.binding.resolveAnchor(a.doc, schema, anchor)).toBe(position);
        }
      }
    });

    test("the side says with which neighbour an anchor goes", () => {
      const [a] = pair([block("ab")]);
      const left = a.binding.toAnchor(a.view.state, 2, -1);
      const right = a.binding.toAnchor(a.view.state, 2, 1);
      a.select(2).type("xyz");
      expect(a.binding.fromAnchor(a.view.state, left)).toBe(2);
      expect(a.binding.fromAnchor(a.view.state, right)).toBe(5);
    });

    test("anything that is no anchor resolves to nothing and creates nothing", () => {
      const [a] = pair();
      const roots = [...a.doc.share.keys()];
      const rubbish: Record<string, unknown>[] = [
        {},
        { item: 5 },
        { item: { client: "x", clock: {} } },
        { item: { client: 1e15, clock: 3 }, assoc: 0 },
        { item: { client: -1, clock: -1 } },
        { type: { client: 99, clock: 0 } },
        { tname: "evil" },
        { tname: "__proto__" },
      ];
      const resolved = rubbish.filter((anchor) => a.binding.fromAnchor(a.view.state, anchor) !== undefined);
      expect(resolved).toEqual([]);
      expect([...a.doc.share.keys()]).toEqual(roots);
    });
  });

  describe(`binding ${name}: names of blocks`, () => {
    const nameOf = ({ binding, view }: Replica, index: number): string => {
      let at = 0;
      for (let child = 0; child < index; child += 1) at += view.state.doc.child(child).nodeSize;
      return binding.blockName(view.state, at) ?? "none";
    };
    const lineAt = (replica: Replica, blockName: string): string | undefined => {
      const at = replica.binding.blockAt(replica.view.state, blockName);
      return at === undefined ? undefined : replica.view.state.doc.nodeAt(at)?.textContent;
    };

    test("every block has one of its own, the same for everybody, and it fits an address", () => {
      const [a, b] = pair([...threeBlocks(), schema.node("divider"), block("")]);
      const names = [0, 1, 2, 3, 4].map((index) => nameOf(a, index));
      expect(new Set(names).size).toBe(5);
      expect(names).toEqual([0, 1, 2, 3, 4].map((index) => nameOf(b, index)));
      for (const each of names) expect(encodeURIComponent(each)).toBe(each);
    });

    test("it stays through letters, a new kind, and others' blocks before it", () => {
      const [a, b] = pair();
      const fox = nameOf(a, 1);
      a.select(a.find("fox")).type("big ");
      a.view.dispatch(a.view.state.tr.setNodeAttribute(a.find("The") - 1, "kind", "heading"));
      b.view.dispatch(b.view.state.tr.insert(0, block("new")));
      exchange(a, b);
      for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown big fox");
    });

    test("a deleted block's leads nowhere, and neither does what is no name", () => {
      const [a, b] = pair();
      const fox = nameOf(a, 1);
      const from = a.find("The") - 1;
      a.view.dispatch(a.view.state.tr.delete(from, from + a.view.state.doc.child(1).nodeSize));
      exchange(a, b);
      const rubbish = ["", "-", "x", "1-", "0-0", "zzzzzzzzzzz-zzzzzzzzzzz", "1-999999", "A-B", `${fox}-1`];
      for (const each of [fox, ...rubbish]) {
        expect(lineAt(a, each)).toBeUndefined();
        expect(lineAt(b, each)).toBeUndefined();
      }
    });

    test.runIf(keepsCrossingEdits)(
      "it stays through a move, a deletion that is undone, and with the first half of a block in two",
      () => {
        const [a, b] = pair();
        const fox = nameOf(a, 1);
        const from = a.find("The") - 1;
        const moved = a.view.state.doc.child(1);
        const tr = startUndoStep(a.view.state.tr);
        a.view.dispatch(tr.insert(0, moved).delete(from + moved.nodeSize, from + 2 * moved.nodeSize));
        expect(a.lines[0]).toBe("paragraph:The quick brown fox");
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown fox");
        a.view.dispatch(startUndoStep(a.view.state.tr).delete(0, moved.nodeSize));
        expect(lineAt(a, fox)).toBeUndefined();
        a.undo();
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick brown fox");
        b.view.dispatch(b.view.state.tr.split(b.find("brown")));
        exchange(a, b);
        for (const each of [a, b]) expect(lineAt(each, fox)).toBe("The quick ");
      },
    );
  });

  describe(`binding ${name}: carets of others`, () => {
    test("are drawn with name and colour, and hostile ones do no harm", () => {
      const [a, b] = pair();
      const at = a.find("quick");
      a.awareness.setLocalState({
        user: { id: "1", name: "<img src=x onerror=alert(1)>", color: "red;background:url(//evil)" },
        cursor: {
          anchor: a.binding.toAnchor(a.view.state, at, -1),
          head: a.binding.toAnchor(a.view.state, at + 5, -1),
        },
      });
      publish(a, b);
      const caret = b.view.dom.querySelector<HTMLElement>(".remote-caret");
      const label = caret?.querySelector<HTMLElement>(".remote-caret-name");
      expect(label?.dataset.name).toBe("<img src=x onerror=alert(1)>");
      // The name is drawn, and is no part of the text.
      expect(caret?.textContent).toBe("");
      expect(caret?.style.getPropertyValue("--person-color")).toMatch(/^#[0-9a-f]{6}$/);
      expect(b.view.dom.querySelector("img")).toBeNull();
      expect(b.view.dom.querySelector(".remote-selection")?.textContent).toBe("quick");
      a.awareness.setLocalStateField("cursor", { anchor: { item: "x" }, head: null });
      publish(a, b);
      expect(b.view.dom.querySelector(".remote-caret")).toBeNull();
    });

    test("move as the same element, go with the text, and go away", () => {
      const [a, b] = pair();
      const show = (position: number) => {
        const anchor = a.binding.toAnchor(a.view.state, position, -1);
        a.awareness.setLocalStateField("cursor", { anchor, head: anchor });
        publish(a, b);
      };
      show(a.find("quick", 5));
      const caret = b.view.dom.querySelector(".remote-caret");
      b.select(b.find("The")).type("Oh ");
      expect(caret?.previousSibling?.textContent).toBe("Oh The quick");
      show(a.find("brown", 5));
      expect(b.view.dom.querySelector(".remote-caret")).toBe(caret);
      a.awareness.setLocalState(null);
      publish(a, b);
      expect(b.view.dom.querySelector(".remote-caret")).toBeNull();
    });

    test("one's own caret is published while editing, and withdrawn at the end", () => {
      const [a] = pair();
      vi.spyOn(a.view, "hasFocus").mockReturnValue(true);
      a.select(a.find("quick"), a.find("quick", 5));
      const cursor: unknown = a.awareness.getLocalState()?.cursor;
      expect(cursor).toMatchObject({ anchor: expect.anything(), head: expect.anything() });
      a.view.destroy();
      expect(a.awareness.getLocalState()?.cursor).toBeNull();
      replicas.splice(replicas.indexOf(a), 1);
    });
  });

  describe.runIf(keepsCrossingEdits)(`binding ${name}: crossing edits of structure`, () => {
    const rows: { title: string; a: (r: Replica) => void; b: (r: Replica) => void; lines: string[] }[] = [
      {
        title: "Enter before brown ‖ typing after fox",
        a: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        b: (r) => r.select(r.find("fox", 3)).type(" TYPED"),
        lines: ["paragraph:The quick ", "paragraph:brown fox TYPED"],
      },
      {
        title: "Enter ‖ Enter at the same place",
        a: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        b: (r) => r.view.dispatch(r.view.state.tr.split(r.find("brown"))),
        lines: ["paragraph:The quick ", "paragraph:", "paragraph:brown fox"],
      },
      {
        title: "join ‖ join",
        a: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        b: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        lines: [],
      },
      {
        title: "join ‖ typing in the joined block",
        a: (r) => r.view.dispatch(r.view.state.tr.join(r.find("The") - 1)),
        b: (r) => r.select(r.find("fox", 3)).type(" TYPED"),
        lines: [],
      },
    ];
    test.each(rows)("$title", ({ a: editA, b: editB, lines }) => {
      const [a, b] = pair();
      editA(a);
      editB(b);
      exchange(a, b);
      expectEqual(a, b);
      const expected = lines.length > 0 ? ["paragraph:alpha beta", ...lines] : a.lines.slice(0, 1);
      expect(a.lines).toEqual([...expected, "paragraph:omega"]);
      const text = a.view.state.doc.textContent;
      const words = ["alpha", "quick", "brown", "fox", "omega"];
      expect(words.filter((word) => text.split(word).length !== 2)).toEqual([]);
    });

    test("an anchor survives Enter before it and a join", () => {
      const [a] = pair();
      const anchor = a.binding.toAnchor(a.view.state, a.find("fox"), 1);
      a.view.dispatch(a.view.state.tr.split(a.find("brown")));
      expect(a.binding.fromAnchor(a.view.state, anchor)).toBe(a.find("fox"));
      a.view.dispatch(a.view.state.tr.join(a.find("brown") - 1));
      expect(a.binding.fromAnchor(a.view.state, anchor)).toBe(a.find("fox"));
    });

    test("a caret in the second half stays there when another presses Enter before it", () => {
      const [a, b] = pair();
      connect(a, b);
      b.select(b.find("fox", 1));
      a.view.dispatch(a.view.state.tr.split(a.find("brown")));
      expect(b.view.state.selection.eq(TextSelection.create(b.view.state.doc, b.find("fox", 1)))).toBe(true);
    });
  });

  if (keepsCrossingEdits) describeComposition(name, createBinding);
}
