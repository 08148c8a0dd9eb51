/** Tiptap 3 with its StarterKit, TableKit, tasks and Collaboration, and the carets of the others from the same package. */
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import { collaborate } from "./collaborate.ts";

const { place, doc, provider } = collaborate();
const editor = new Editor({
  element: place,
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    TableKit,
    TaskList,
    TaskItem.configure({ nested: true }),
    Collaboration.configure({ document: doc }),
  ],
});
editor.registerPlugin(yCursorPlugin(provider.awareness));
