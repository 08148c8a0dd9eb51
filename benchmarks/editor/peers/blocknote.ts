/** BlockNote with its default blocks and `withCollaboration`, which draws the carets of the others. */
import { BlockNoteEditor } from "@blocknote/core";
import { withCollaboration } from "@blocknote/core/yjs";
import { collaborate } from "./collaborate.ts";

const { place, doc, provider } = collaborate();
const editor = BlockNoteEditor.create(
  withCollaboration({
    trailingBlock: false,
    collaboration: {
      fragment: doc.getXmlFragment("body"),
      user: { name: "Reader", color: "#884400" },
      provider,
    },
  }),
);
// What it is mounted on becomes the editable element itself.
editor.mount(place.appendChild(document.createElement("div")));
