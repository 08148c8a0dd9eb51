/** What our editor's menus do beyond blocks and plain marks: colours, scripts, looks of blocks, atoms and their attributes. */
import { type Command, NodeSelection } from "prosemirror-state";
import { setAlign, setTone } from "#lib/editor/commands/block-look.ts";
import { setCodeLanguage } from "#lib/editor/commands/code.ts";
import { changeAtom, insertInline, insertMath } from "#lib/editor/commands/insert-atom.ts";
import { setColor, toggleScript } from "#lib/editor/commands/marks.ts";
import { blockAligns, calloutTones } from "#lib/editor/schema/block-kinds.ts";
import { schema } from "#lib/editor/schema/schema.ts";
import type { EditorUnderTest } from "./editor-under-test.ts";

type Run = (command: Command) => () => boolean;

export function quireLooks(run: Run): EditorUnderTest["commands"] {
  return {
    color: (color) => run(setColor("color", color))(),
    highlight: (color) => run(setColor("highlight", color))(),
    script: (name) => run(toggleScript(name === "sub" ? "sub" : "sup"))(),
    align: (name) => run(setAlign(blockAligns.find((each) => each === name) ?? ""))(),
    tone: (name) => run(setTone(calloutTones.find((each) => each === name) ?? "info"))(),
    language: (name) =>
      run((state, dispatch) => setCodeLanguage(state.selection.$from.before(), name)(state, dispatch))(),
    atom: (name) => run(insert(name))(),
    picture: (setting) => run(setOnPicture(setting))(),
    source: (tex) =>
      run((state, dispatch) => changeAtom(state.selection.from, "source", tex)(state, dispatch))(),
  };
}

function insert(name: string): Command {
  if (name === "math_inline") return insertMath("inline");
  if (name === "math_block") return insertMath("block");
  if (name === "mention") return insertInline(schema.node("mention", { person: "p1", label: "Ana" }));
  if (name === "date") return insertInline(schema.node("date", { day: "2026-11-21" }));
  return (state, dispatch) => {
    const { $to } = state.selection;
    const picture = schema.node("image", { src: "https://example.org/cat.png" });
    dispatch?.(state.tr.insert($to.after(), picture));
    return true;
  };
}

/** As the picture's bar does it. */
function setOnPicture(setting: string): Command {
  const [name = "", value = ""] = setting.split("=");
  return (state, dispatch) => {
    const { selection, tr } = state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== "image") return false;
    dispatch?.(tr.setNodeAttribute(selection.from, name, name === "size" ? Number(value) : value));
    return true;
  };
}
