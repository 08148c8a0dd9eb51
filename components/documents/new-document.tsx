"use client";

import { ChevronDown, LayoutTemplate, Plus } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "#components/ui/menu.tsx";
import { type BuiltInTemplate, builtInTemplates } from "#lib/collab/built-in-templates.ts";
import type { HomeEntry } from "#lib/collab/home-api.ts";
import type { DocumentActions } from "./document-actions.ts";
import styles from "./new-document.module.css";
import { shownTitle } from "./shown-title.ts";

interface NewDocumentProps {
  busy: boolean;
  actions: Pick<DocumentActions, "home">;
  onBlank: () => void;
  onBuiltIn: (template: BuiltInTemplate) => void;
  onTemplate: (template: HomeEntry) => void;
}

/** A new document, empty; or, beside it, one that has a beginning already. */
export function NewDocument({ busy, actions, onBlank, onBuiltIn, onTemplate }: NewDocumentProps) {
  const texts = useTexts();
  const [own, setOwn] = useState<readonly HomeEntry[]>([]);
  const fetchOwn = async () => {
    try {
      setOwn((await actions.home({ scope: "templates", limit: 12 })).documents);
    } catch {
      // Quire's own templates are there all the same.
    }
  };
  return (
    <div className={styles.pair}>
      <Button
        variant="primary"
        icon={<Plus aria-hidden="true" />}
        busy={busy}
        className={styles.blank}
        onClick={onBlank}
      >
        {texts("documents.new")}
      </Button>
      <Menu
        onOpenChange={(open) => {
          // oxlint-disable-next-line no-void -- `fetchOwn` catches.
          if (open) void fetchOwn();
        }}
        trigger={
          <IconButton label={texts("home.fromTemplate")} className={styles.more}>
            <ChevronDown aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuLabel>{texts(own.length > 0 ? "home.quireTemplates" : "home.fromTemplate")}</MenuLabel>
        {builtInTemplates.map((template) => (
          <MenuItem
            key={template}
            icon={<LayoutTemplate aria-hidden="true" />}
            onSelect={() => onBuiltIn(template)}
          >
            {texts(`home.template.${template}`)}
          </MenuItem>
        ))}
        {own.length > 0 && (
          <>
            <MenuSeparator />
            <MenuLabel>{texts("home.ownTemplates")}</MenuLabel>
            {own.map((template) => (
              <MenuItem
                key={template.id}
                icon={<LayoutTemplate aria-hidden="true" />}
                onSelect={() => onTemplate(template)}
              >
                {shownTitle(template.title, texts)}
              </MenuItem>
            ))}
          </>
        )}
      </Menu>
    </div>
  );
}
