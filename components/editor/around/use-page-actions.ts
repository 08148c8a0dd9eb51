"use client";

import {
  Download,
  FileCode,
  FileDown,
  Focus,
  Keyboard,
  PencilLine,
  Printer,
  Search,
  TextCursor,
  Trash2,
  UserPen,
} from "lucide-react";
import type { EditorHost } from "../editor-host.ts";
import type { ExportKind } from "../export/use-export.ts";
import type { PageAction } from "../palette/page-action.ts";

interface Deeds {
  maySuggest: boolean;
  onChangeName: () => void;
  onDownload: () => void;
  onExport: (kind: ExportKind) => void;
  /** Undefined for who may not. */
  onTrash: (() => void) | undefined;
}

/** What the palette can do with the page; the menu of the document offers the same. */
export function usePageActions(
  host: EditorHost,
  { maySuggest, onChangeName, onDownload, onExport, onTrash }: Deeds,
): PageAction[] {
  return [
    {
      id: "shortcuts",
      label: "keys.title",
      Icon: Keyboard,
      keys: "Mod-/",
      run: () => host.wish("shortcuts"),
    },
    { id: "find", label: "keys.find", Icon: Search, keys: "Mod-f", run: () => host.wish("find") },
    {
      id: "focusMode",
      label: "calm.focus",
      Icon: Focus,
      keys: "Mod-Shift-f",
      run: () => host.wish("focusMode"),
    },
    { id: "typewriter", label: "calm.typewriter", Icon: TextCursor, run: () => host.wish("typewriter") },
    ...(maySuggest
      ? [
          {
            id: "suggesting",
            label: "mode.toggle",
            Icon: PencilLine,
            keys: "Mod-Alt-s",
            run: () => host.wish("suggesting"),
          } as const,
        ]
      : []),
    { id: "name", label: "person.yourName", Icon: UserPen, run: onChangeName },
    { id: "download", label: "editor.download", Icon: Download, run: onDownload },
    { id: "markdown", label: "export.markdown", Icon: FileDown, run: () => onExport("markdown") },
    { id: "html", label: "export.html", Icon: FileCode, run: () => onExport("html") },
    { id: "print", label: "editor.print", Icon: Printer, run: () => window.print() },
    ...(onTrash === undefined
      ? []
      : [{ id: "trash", label: "editor.moveToTrash", Icon: Trash2, run: onTrash } as const]),
  ];
}
