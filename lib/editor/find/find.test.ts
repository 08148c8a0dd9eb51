import type { EditorState } from "prosemirror-state";
// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { TestEditor } from "../test-editor.ts";
import { MatchFinder } from "./find-matches.ts";
import { findPattern } from "./find-pattern.ts";
import { FindSession } from "./find-session.ts";
import { replaceMatches } from "./replace-matches.ts";
import { isSafePattern } from "./safe-pattern.ts";

const plain = { matchCase: false, wholeWord: false, regex: false };

let editor: TestEditor | undefined;
afterEach(() => {
  editor?.destroy();
  editor = undefined;
});

function open(...lines: string[]): TestEditor {
  editor = new TestEditor(lines, { format: "text" });
  return editor;
}

function texts(lines: string[], query: string, options: Partial<typeof plain> = {}): string[] {
  const { state } = open(...lines).view;
  const session = new FindSession();
  session.search(state, query, { ...plain, ...options }, 0);
  return session.all(state).map(({ from, to }) => state.doc.textBetween(from, to));
}

describe("finding", () => {
  it.each<[string, Partial<typeof plain>, string[]]>([
    ["cat", {}, ["cat", "Cat", "cat"]],
    ["cat", { matchCase: true }, ["cat", "cat"]],
    ["cat", { wholeWord: true }, ["cat", "Cat"]],
    ["c.t", {}, []],
    ["c.t", { regex: true }, ["cat", "Cat", "cat"]],
    ["^.at", { regex: true }, ["Cat"]],
    ["[", { regex: true }, []],
    ["x*", { regex: true }, []],
    ["(", {}, ["("]],
    ["t-c", {}, ["t-c"]],
  ])("%j with %j", (query, options, found) => {
    expect(texts(["the cat (black)", "- Cat concatenated, t-c"], query, options)).toEqual(found);
  });

  it("takes umlauts and accents for letters of a word", () => {
    expect(texts(["schön schö Schö"], "schö", { wholeWord: true })).toEqual(["schö", "Schö"]);
  });

  it("searches only blocks that changed", () => {
    const { view } = open("one two", "two three");
    const finder = new MatchFinder(/two/g);
    expect(finder.find(view.state.doc)).toHaveLength(2);
    const asked: string[] = [];
    const spy = Object.assign(/two/g, {
      [Symbol.matchAll](text: string) {
        asked.push(text);
        return RegExp.prototype[Symbol.matchAll].call(/two/g, text);
      },
    });
    const counting = new MatchFinder(spy);
    counting.find(view.state.doc);
    view.dispatch(view.state.tr.insertText("two ", 1));
    expect(counting.find(view.state.doc)).toHaveLength(3);
    expect(asked).toEqual(["one two", "two three", "two one two"]);
  });
});

function places(session: FindSession, state: EditorState): number[] {
  return session
    .draw(state)
    .find()
    .map(({ from }) => from);
}

describe("the current match", () => {
  it("begins at the caret, goes round, and stays itself while somebody types before it", () => {
    const { view } = open("aa", "aa");
    const session = new FindSession();
    session.search(view.state, "a", plain, 5);
    expect(session.summary()).toEqual({ state: "ready", count: 4, current: 3 });
    session.go(view.state, 1);
    session.go(view.state, 1);
    expect(session.summary().current).toBe(1);
    session.go(view.state, -1);
    expect(session.summary().current).toBe(4);
    expect(places(session, view.state)).toEqual([1, 2, 5, 6]);
    // Until the hands rest, what is drawn only moves along.
    view.dispatch(view.state.tr.insertText("b a ", 1));
    expect(places(session, view.state)).toEqual([5, 6, 9, 10]);
    view.dispatch(view.state.tr.delete(9, 10));
    expect(places(session, view.state)).toEqual([5, 6, 9]);
    view.dispatch(view.state.tr.insertText("a", 9));
    session.follow(view.state);
    expect(session.summary()).toMatchObject({ count: 5, current: 5 });
    expect(session.draw(view.state).find()).toHaveLength(5);
  });
});

describe("replacing", () => {
  it("replaces all in one step of undo, and keeps marks", () => {
    const { view } = open("cat and cat", "- cat");
    view.dispatch(view.state.tr.addMark(1, 4, view.state.schema.mark("strong")));
    const session = new FindSession();
    session.search(view.state, "cat", plain, 0);
    view.dispatch(replaceMatches(view.state, session.all(view.state), "dog", false));
    expect(view.state.doc.textContent).toBe("dog and dogdog");
    expect(view.state.doc.nodeAt(1)?.marks.map(({ type }) => type.name)).toEqual(["strong"]);
    editor?.press("Mod-z");
    expect(view.state.doc.textContent).toBe("cat and catcat");
  });

  it("puts groups in where the search is an expression", () => {
    const { view } = open("Ada Lovelace");
    const session = new FindSession();
    session.search(view.state, String.raw`(\w+) (\w+)`, { ...plain, regex: true }, 0);
    view.dispatch(replaceMatches(view.state, session.all(view.state), "$2, $1 $$", true));
    expect(view.state.doc.textContent).toBe("Lovelace, Ada $");
  });
});

describe("expressions that could hang the page", () => {
  it.each([
    "(a+)+$",
    "(a*)*b",
    "(a|a)*b",
    "(a|ab)+c",
    "([a-z]+)*!",
    "(.*a){12,}",
    "(\\w|a)+x",
    "(a)\\1",
    "a*b*c*d*e*f",
  ])("%s is refused", (source) => {
    expect(isSafePattern(source)).toBe(false);
    expect(findPattern(source, { ...plain, regex: true }).state).toBe("tooSlow");
  });

  it.each([
    "foo",
    "\\d{4}-\\d{2}",
    "(foo|bar)+",
    "colou?r",
    "[a-z]+\\s+[a-z]+",
    "^#.*$",
    "(\\w+)@(\\w+)",
    "(?:ab)+",
    "a|b",
  ])("%s may be used", (source) => {
    expect(isSafePattern(source)).toBe(true);
  });
});
