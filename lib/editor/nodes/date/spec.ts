import type { NodeSpec } from "prosemirror-model";
import { dateText, isDay } from "./day.ts";

/** A day in a line. `day` is `YYYY-MM-DD`: the same day for everybody, written as each reader's language does. */
export const dateNode: NodeSpec = {
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  attrs: { day: { default: "" } },
  leafText: (node) => String(node.attrs.day),
  parseDOM: [
    {
      tag: "time[data-day]",
      getAttrs: ({ dataset }) => (isDay(dataset.day) ? { day: dataset.day } : false),
    },
  ],
  toDOM: (node) => {
    const day = String(node.attrs.day);
    return ["time", { "data-day": day, datetime: day, contenteditable: "false" }, dateText(day)];
  },
};
