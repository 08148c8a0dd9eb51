"use client";

import { BellOff, Check, CheckCheck, Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";

interface PanelMenuProps {
  documentId: string;
  /** Absent where nothing is unread. */
  onReadAll: (() => void) | undefined;
}

/** What can be done with all threads of a document: read them, hear nothing of them. */
export function PanelMenu({ documentId, onReadAll }: PanelMenuProps) {
  const texts = useTexts();
  const toast = useToast();
  const [isMuted, setMuted] = useState<boolean>();
  const load = (): void => {
    webApi.isMuted(documentId).then(setMuted, () => setMuted(undefined));
  };
  const mute = async (): Promise<void> => {
    try {
      await webApi.setMuted(documentId, isMuted !== true);
    } catch (error) {
      toast({ text: `${texts("comments.notChanged")} ${reasonOf(error, texts)}`, tone: "danger" });
    }
  };
  return (
    <Menu
      onOpenChange={(isOpen) => {
        if (isOpen) load();
      }}
      trigger={
        <IconButton size="sm" label={texts("comments.options")}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      {onReadAll !== undefined && (
        <MenuItem icon={<CheckCheck aria-hidden="true" />} onSelect={onReadAll}>
          {texts("comments.readAll")}
        </MenuItem>
      )}
      <MenuItem
        icon={isMuted === true ? <Check aria-hidden="true" /> : <BellOff aria-hidden="true" />}
        checked={isMuted === true}
        disabled={isMuted === undefined}
        onSelect={() => void mute()}
      >
        {texts("bell.mute")}
      </MenuItem>
    </Menu>
  );
}
