"use client";

import { type ReactNode, Suspense } from "react";
import { RoleDisplay } from "#components/share/role-display.tsx";
import { ShareButton } from "#components/share/share-button.tsx";
import { fetched } from "#components/ui/fetched.ts";
import type { DocumentEntry } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { AddCommentButton, CommentsButton, type CommentsShown } from "./comments/comments-button.tsx";
import type { DocumentSession } from "./document-session.ts";
import type { EditorDialog } from "./editor-dialogs.tsx";
import type { EditorHost } from "./editor-host.ts";
import styles from "./editor-screen.module.css";
import type { ExportKind } from "./export/use-export.ts";
import { MoreMenu } from "./more-menu.tsx";
import { SaveChip } from "./save-chip.tsx";
import { SuggestButton } from "./suggesting/suggest-button.tsx";
import { TitleField } from "./title-field.tsx";
import { TopBar } from "./top-bar.tsx";
import type { EditingRights } from "./use-editing-rights.ts";

const ModeChoice = fetched(async () => ({
  default: (await import("./suggesting/mode-choice.tsx")).ModeChoice,
}));
const PublishedMark = fetched(async () => ({
  default: (await import("#components/share/published-mark.tsx")).PublishedMark,
}));

interface EditorHeadProps {
  entry: DocumentEntry;
  myId: string;
  host: EditorHost;
  session: DocumentSession | undefined;
  /** The text is there. */
  loaded: boolean;
  /** What the first look did not need is there as well. */
  isRested: boolean;
  may: EditingRights;
  /** People may act here: the document works, or its next incarnation is about to. */
  isShown: boolean;
  comments: CommentsShown;
  /** How many ask for more access. */
  asking: number;
  people: ReactNode;
  bell: ReactNode;
  onTitle: (title: string) => void;
  onDialog: (dialog: EditorDialog) => void;
  onDownload: () => void;
  onExport: (kind: ExportKind) => void;
  /** Undefined for who may not. */
  onTrash: (() => void) | undefined;
}

/** The bar over an open document, with all that is in it. */
export function EditorHead({ entry, myId, host, session, loaded, isRested, may, ...rest }: EditorHeadProps) {
  const { isShown, comments, asking, people, bell, onTitle, onDialog, onDownload, onExport, onTrash } = rest;
  const { role, rights, mode, setMode } = may;
  const { mayEdit, mayComment } = rights;
  const connection = session?.connection;
  return (
    <TopBar
      doing={
        <RoleDisplay
          documentId={entry.id}
          role={role}
          myId={myId}
          word={mode === "viewing" && mayComment && !mayEdit ? "editor.commenting" : `editor.${mode}`}
        >
          {mayComment && <ModeChoice mode={mode} rights={rights} onChoose={setMode} />}
        </RoleDisplay>
      }
      title={
        <TitleField
          session={session}
          loaded={loaded}
          editable={may.isWriter && !may.isRefused}
          initialTitle={entry.title}
          onTitle={onTitle}
          onEnter={host.focus}
        />
      }
      chip={
        <SaveChip
          connection={connection}
          role={entry.role}
          isSuggesting={mode === "suggesting"}
          suggestions={comments.waiting}
          onDownload={onDownload}
        />
      }
      people={people}
      comments={
        mayComment && (
          <>
            {!mayEdit && <SuggestButton host={host} disabled={!loaded} className={styles.wide} />}
            {!mayEdit && <AddCommentButton host={host} disabled={!loaded} />}
            <CommentsButton host={host} shown={comments} />
          </>
        )
      }
      bell={bell}
      share={
        isShown && (
          <>
            {mayEdit && isRested && (
              <Suspense>
                <PublishedMark documentId={entry.id} connection={connection} actions={webApi} />
              </Suspense>
            )}
            <ShareButton asking={asking} onOpen={() => onDialog("share")} />
          </>
        )
      }
      more={
        <MoreMenu
          mayTrash={onTrash !== undefined}
          onChangeName={() => onDialog("name")}
          onDownload={onDownload}
          onExport={onExport}
          onFind={() => host.wish("find")}
          onFocusMode={() => host.wish("focusMode")}
          {...(mayComment && {
            onSuggesting: () => host.wish("suggesting"),
            isSuggesting: mode === "suggesting",
          })}
          onShortcuts={() => host.wish("shortcuts")}
          onTrash={() => onTrash?.()}
          {...(onTrash !== undefined && entry.format === "xml" && { onUpgrade: () => onDialog("upgrade") })}
        />
      }
    />
  );
}
