"use client";

import { useRouter } from "next/navigation";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { shownTitle } from "#components/documents/shown-title.ts";
import { Bell } from "#components/notices/bell.tsx";
import { useAccessRequests } from "#components/share/use-access-requests.ts";
import { useDeclinedNotice } from "#components/share/use-declined-notice.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched, fetchRestWhenIdle } from "#components/ui/fetched.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { AroundDocument } from "./around/around-document.tsx";
import { usePageActions } from "./around/use-page-actions.ts";
import { AtomPlace } from "./atoms/atom-place.tsx";
import type { CommentsShown } from "./comments/comments-button.tsx";
import { CommentsPlace } from "./comments/comments-place.tsx";
import { Completion } from "./completion/completion.tsx";
import { DocumentBanners } from "./document-banners.tsx";
import { DocumentBody } from "./document-body.tsx";
import { type EditorDialog, EditorDialogs } from "./editor-dialogs.tsx";
import { EditorHead } from "./editor-head.tsx";
import { createEditorHost } from "./editor-host.ts";
import styles from "./editor-screen.module.css";
import { useExport } from "./export/use-export.ts";
import { FormatToolbar } from "./format-toolbar.tsx";
import { HandsPlace } from "./hands/hands-place.tsx";
import { LoadingPlace } from "./loading-place.tsx";
import { NameHintPlace } from "./name-hint-place.tsx";
import { OutlinePlace } from "./outline/outline-place.tsx";
import { PeopleList } from "./people-list.tsx";
import { PictureTools } from "./pictures/picture-tools.tsx";
import type { ReadingPlace } from "./reading-place.ts";
import { unsavedOf } from "./save-chip.tsx";
import { StatusFooter } from "./status-footer.tsx";
import { StillBody } from "./still-body.tsx";
import { useBinding } from "./use-binding.ts";
import { useConnection } from "./use-connection.ts";
import { useDocumentSession } from "./use-document-session.ts";
import { useDownload } from "./use-download.ts";
import { useEditingRights } from "./use-editing-rights.ts";
import { useFollow } from "./use-follow.ts";
import { useKeptChanges } from "./use-kept-changes.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";
import { useNextIncarnation } from "./use-next-incarnation.ts";
import { usePeoplePresent } from "./use-people-present.ts";
import { useRescue } from "./use-rescue.ts";
import { useRestoredPlace } from "./use-restored-place.ts";

// Fetched when the first look is done.
const LateParts = fetched(async () => ({ default: (await import("./late-parts.tsx")).LateParts }));

export interface EditorScreenProps {
  document: DocumentEntry;
  person: Pick<Person, "id" | "name" | "color">;
  /** Where the reader was when this incarnation took the place of another. */
  place: ReadingPlace | undefined;
  /** The document has a new incarnation, and nothing of this one is left behind. */
  onReplaced: (entry: DocumentEntry, place: ReadingPlace | undefined) => void;
}

/** One incarnation of a document, open. What the server renders of it is the same shell, waiting for its text. */
export function EditorScreen({ document: entry, person: opener, place, onReplaced }: EditorScreenProps) {
  const router = useRouter();
  const toast = useToast();
  const texts = useTexts();
  const [host] = useState(createEditorHost);
  const page = useRef<HTMLElement>(null);
  const [comments, setComments] = useState<CommentsShown>({ count: 0, isOpen: false });
  const [dialog, setDialog] = useState<EditorDialog>();

  const session = useDocumentSession(entry, opener, host.catchUp);
  const binding = useBinding(entry.format);
  const connection = session?.connection;
  const loaded = useConnection(connection, (snapshot) => snapshot.loaded, false);
  const unsaved = useConnection(connection, unsavedOf, undefined);
  const why = useConnection(connection, (snapshot) => snapshot.why, undefined);
  const person = useConnection(connection, (snapshot) => snapshot.user ?? opener, opener);
  const isSwitching = useNextIncarnation(session, host, entry, onReplaced);
  const may = useEditingRights(session, host, entry, isSwitching);
  const { role, frozen, rights, isWriter, editable } = may;
  const people = usePeoplePresent(session, opener);
  const follow = useFollow(session, people);
  // Who opens a document reads it first: what fetches more of the page waits for the text.
  const requests = useAccessRequests(loaded ? connection : undefined, entry.id, role, webApi);
  useDeclinedNotice(connection);
  const rescued = useRescue(session, host, opener.id, entry.id);
  const keptChanges = useKeptChanges(opener.id, entry.id);
  const [handled, setHandled] = useState(false);
  useLeaveWarning(session, host, handled || rescued?.kept === "all");
  useRestoredPlace(host, place, loaded);
  const [isRested, setRested] = useState(false);
  useEffect(() => (loaded ? fetchRestWhenIdle(() => setRested(true)) : undefined), [loaded]);

  const isShown = frozen === undefined || isSwitching;
  const showTitle = useCallback(
    (title: string) => {
      document.title = `${shownTitle(title, texts)} · Quire`;
      // For paper (editor-screen.module.css).
      if (page.current !== null) page.current.dataset["title"] = title.trim();
    },
    [texts],
  );
  const download = useDownload(session, host);
  const exportAs = useExport(session, host, entry.id);
  const trash = async () => {
    try {
      await webApi.trashDocument(entry.id);
      router.push("/");
    } catch {
      toast({ text: texts("editor.notTrashed"), tone: "danger" });
    }
  };

  const onTrash = role === "own" && frozen === undefined ? () => void trash() : undefined;
  const pageActions = usePageActions(host, {
    maySuggest: rights.mayComment,
    onChangeName: () => setDialog("name"),
    onDownload: download,
    onExport: exportAs,
    onTrash,
  });

  return (
    <div className={styles.screen}>
      <header
        className={styles.head}
        data-head=""
        data-unsaved={unsaved ?? (comments.waiting?.unsent ? "open" : undefined)}
      >
        <EditorHead
          entry={entry}
          myId={opener.id}
          host={host}
          session={session}
          loaded={loaded}
          isRested={isRested}
          may={may}
          isShown={isShown}
          comments={comments}
          asking={requests.requests.length}
          people={<PeopleList people={people} follow={follow} />}
          bell={<Bell connection={connection} documentId={entry.id} isRested={isRested} />}
          onTitle={showTitle}
          onDialog={setDialog}
          onDownload={download}
          onExport={exportAs}
          onTrash={onTrash}
        />
        {rights.mayEdit && (
          <FormatToolbar
            binding={binding}
            host={host}
            documentId={entry.id}
            format={entry.format}
            disabled={!loaded || !editable}
            mayComment={loaded && rights.mayComment}
          />
        )}
      </header>
      <DocumentBanners
        entry={entry}
        session={session}
        may={may}
        why={why}
        isSwitching={isSwitching}
        rescued={rescued}
        keptChanges={keptChanges}
        requests={requests}
        onSeeRequests={() => setDialog("share")}
        onHandled={() => setHandled(true)}
      />
      <main ref={page} className={styles.page}>
        {session !== undefined && loaded && binding !== undefined ? (
          <DocumentBody
            session={session}
            host={host}
            documentId={entry.id}
            format={entry.format}
            binding={binding}
            editable={isWriter}
            isHeld={may.isHeld}
          />
        ) : place !== undefined ? (
          <StillBody content={place.content} />
        ) : (
          isShown && <LoadingPlace connection={connection} />
        )}
        {loaded && binding !== undefined && (
          <HandsPlace
            host={host}
            binding={binding}
            documentId={entry.id}
            editable={editable}
            mayComment={rights.mayComment}
          />
        )}
        <OutlinePlace host={host} onGo={follow.stop} />
      </main>
      {rights.mayComment && loaded && binding !== undefined && (
        <CommentsPlace
          host={host}
          binding={binding}
          connection={connection}
          documentId={entry.id}
          me={person}
          isOwner={role === "own"}
          mayEdit={isWriter}
          isSuggesting={may.mode === "suggesting"}
          onTaken={may.setTaken}
          isRested={isRested}
          onShown={setComments}
        />
      )}
      {editable && <NameHintPlace session={session} person={person} onChangeName={() => setDialog("name")} />}
      {editable && <AtomPlace host={host} />}
      {editable && <Completion host={host} documentId={entry.id} />}
      <AroundDocument
        host={host}
        personId={opener.id}
        format={entry.format}
        editable={editable}
        pageActions={pageActions}
      />
      {editable && <PictureTools host={host} />}
      <Suspense>
        {isRested && (
          <LateParts
            host={host}
            connection={connection}
            editable={editable}
            mayComment={rights.mayComment}
            personId={opener.id}
            documentId={entry.id}
            session={session}
            people={people}
            follow={follow}
          />
        )}
      </Suspense>
      <StatusFooter host={host} connection={connection} />
      <EditorDialogs
        open={dialog}
        may={may}
        isShown={isShown}
        onClose={() => setDialog(undefined)}
        entry={entry}
        connection={connection}
        myId={opener.id}
        myName={person.name}
        requests={requests}
      />
    </div>
  );
}
