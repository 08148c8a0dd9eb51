"use client";

import { Image } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched } from "#components/ui/fetched.ts";
import { insertFiles } from "#lib/editor/pictures/pictures.ts";
import type { EditorHost } from "../editor-host.ts";
import { ToolbarPopover } from "../toolbar-popover.tsx";
import styles from "./image-control.module.css";
import { pictureServer } from "./picture-server.ts";

const ImagePanel = fetched(async () => ({ default: (await import("./image-panel.tsx")).ImagePanel }));

interface ImageControlProps {
  host: EditorHost;
  documentId: string;
  disabled: boolean;
}

/** Puts a picture in: a file of this device, or an address in the web. */
export function ImageControl({ host, documentId, disabled }: ImageControlProps) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <ToolbarPopover
        host={host}
        label={texts("picture.insert")}
        icon={<Image aria-hidden="true" />}
        disabled={disabled}
        open={open}
        onOpenChange={setOpen}
      >
        <Suspense fallback={<div className={styles.waiting} />}>
          <ImagePanel host={host} onChooseFile={() => files.current?.click()} onDone={() => setOpen(false)} />
        </Suspense>
      </ToolbarPopover>
      {/* Outside the panel: the choice comes when that may be gone. */}
      <input
        ref={files}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const { view } = host;
          if (view?.editable === true)
            insertFiles(view, [...(currentTarget.files ?? [])], pictureServer(documentId));
          // The same file may be chosen again.
          currentTarget.value = "";
          setOpen(false);
          host.focus();
        }}
      />
    </>
  );
}
