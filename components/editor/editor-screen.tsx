"use client";

import { useRouter } from "next/navigation";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import * as Y from "yjs";
import { shownTitle } from "#components/documents/shown-title.ts";
import { Bell } from "#components/notices/bell.tsx";
import { RoleDisplay } from "#components/share/role-display.tsx";
import { ShareButton } from "#components/share/share-button.tsx";
import { useAccessRequests } from "#components/share/use-access-requests.ts";
import { useDeclinedNotice } from "#components/share/use-declined-notice.ts";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { fetched, fetchRestWhenIdle } from "#components/ui/fetched.ts";
import { useToast } from "#components/ui/toast.tsx";
import { toBase64 } from "#lib/collab/base64.ts";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { roleAllows } from "#lib/collab/role.ts";
import { isSettled } from "#lib/collab/save-ledger.ts";
import type { DocumentEntry, Person } from "#lib/collab/service-api.ts";
import { mayEditSchema } from "#lib/editor/schema/schema-guard.ts";
import { webApi } from "#lib/web-api/lazy-web-api.ts";
import { WebApiError } from "#lib/web-api/web-api-error.ts";
import { AroundDocument } from "./around/around-document.tsx";
import { usePageActions } from "./around/use-page-actions.ts";
import { AtomPlace } from "./atoms/atom-place.tsx";
import { AddCommentButton, CommentsButton, type CommentsShown } from "./comments/comments-button.tsx";
import { CommentsPlace } from "./comments/comments-place.tsx";
import { DocumentBody } from "./document-body.tsx";
import { createEditorHost } from "./editor-host.ts";
import styles from "./editor-screen.module.css";
import { useExport } from "./export/use-export.ts";
import { FormatToolbar } from "./format-toolbar.tsx";
import { HandsPlace } from "./hands/hands-place.tsx";
import { LoadingPlace } from "./loading-place.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { NameHint } from "./name-hint.tsx";
import { OutlinePlace } from "./outline/outline-place.tsx";
import { PeopleList } from "./people-list.tsx";
import { PictureTools } from "./pictures/picture-tools.tsx";
import type { ReadingPlace } from "./reading-place.ts";
import { RoleNotice } from "./role-notice.tsx";
import { SaveChip, unsavedOf } from "./save-chip.tsx";
import { StatusFooter } from "./status-footer.tsx";
import { StillBody } from "./still-body.tsx";
import { Suggestions } from "./suggest/suggestions.tsx";
import { SuggestButton } from "./suggesting/suggest-button.tsx";
import { useWritingMode } from "./suggesting/use-writing-mode.ts";
import { TitleField } from "./title-field.tsx";
import { TopBar } from "./top-bar.tsx";
import { useBinding } from "./use-binding.ts";
import { useConnection } from "./use-connection.ts";
import { useDocumentSession } from "./use-document-session.ts";
import { useDownload } from "./use-download.ts";
import { useFollow } from "./use-follow.ts";
import { useKeptChanges } from "./use-kept-changes.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";
import { useNextIncarnation } from "./use-next-incarnation.ts";
import { usePeoplePresent } from "./use-people-present.ts";
import { useRefusingStore } from "./use-refusing-store.ts";
import { useRescue } from "./use-rescue.ts";
import { useRestoredPlace } from "./use-restored-place.ts";
import { whenConnection } from "./when-connection.ts";

// Fetched when they are opened.
const ModeChoice = fetched(async () => ({
  default: (await import("./suggesting/mode-choice.tsx")).ModeChoice,
}));
const NameDialog = fetched(async () => ({ default: (await import("./name-dialog.tsx")).NameDialog }));
const ShareDialog = fetched(async () => ({
  default: (await import("#components/share/share-dialog.tsx")).ShareDialog,
}));
const PublishedMark = fetched(async () => ({
  default: (await import("#components/share/published-mark.tsx")).PublishedMark,
}));
const LateParts = fetched(async () => ({ default: (await import("./late-parts.tsx")).LateParts }));
const FreezeBanner = fetched(async () => ({ default: (await import("./freeze-banner.tsx")).FreezeBanner }));
const RequestBanners = fetched(async () => ({
  default: (await import("#components/share/request-banners.tsx")).RequestBanners,
}));
const StoreBanner = fetched(async () => ({ default: (await import("./store-banner.tsx")).StoreBanner }));
const KeptBanner = fetched(async () => ({ default: (await import("./kept-banner.tsx")).KeptBanner }));
const UpgradeDialog = fetched(async () => ({
  default: (await import("./upgrade-dialog.tsx")).UpgradeDialog,
}));

/** How long an upgrade waits for the last letters to be saved, and for word from the document afterwards. */
const upgradePatienceMs = 5_000;

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
  const [naming, setNaming] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [upgrading, setUpgrading] = useState(false);

  const session = useDocumentSession(entry, opener, host.catchUp);
  const binding = useBinding(entry.format);
  const connection = session?.connection;
  const role = useConnection(connection, (snapshot) => snapshot.role ?? entry.role, entry.role);
  const loaded = useConnection(connection, (snapshot) => snapshot.loaded, false);
  const frozen = useConnection(connection, (snapshot) => snapshot.frozen, undefined);
  const unsaved = useConnection(connection, unsavedOf, undefined);
  const why = useConnection(connection, (snapshot) => snapshot.why, undefined);
  const person = useConnection(connection, (snapshot) => snapshot.user ?? opener, opener);
  const isOutdated = useConnection(
    connection,
    (snapshot) => !mayEditSchema(snapshot.schemaVersion ?? 0),
    false,
  );
  const people = usePeoplePresent(session, opener);
  const follow = useFollow(session, people);
  // Who opens a document reads it first: what fetches more of the page waits for the text.
  const requests = useAccessRequests(loaded ? connection : undefined, entry.id, role, webApi);
  useDeclinedNotice(connection);
  const rescued = useRescue(session, host, opener.id, entry.id);
  const { kept, forget } = useKeptChanges(opener.id, entry.id);
  const [handled, setHandled] = useState(false);
  useLeaveWarning(session, host, handled || rescued?.kept === "all");
  const isSwitching = useNextIncarnation(session, host, entry, onReplaced);
  useRestoredPlace(host, place, loaded);
  const [isRested, setRested] = useState(false);
  useEffect(() => (loaded ? fetchRestWhenIdle(() => setRested(true)) : undefined), [loaded]);

  const mayWrite = roleAllows(role, "edit") && (frozen === undefined || isSwitching) && !isOutdated;
  const isWriter = roleAllows(role, "edit") && frozen === undefined && !isOutdated;
  const isRefused = useRefusingStore(connection) && isWriter;
  const mayComment = roleAllows(role, "comment") && (frozen === undefined || isSwitching);
  const rights = { mayEdit: mayWrite, mayComment };
  const [mode, setMode] = useWritingMode(host, entry.id, rights);
  const isSuggesting = mode === "suggesting";
  /** What is typed is taken for a suggestion by now; before that nobody types. */
  const [isTaken, setTaken] = useState(false);
  const isHeld = isRefused || (isWriter && (mode === "viewing" || (isSuggesting && !isTaken)));
  const editable = isWriter && mode === "editing" && !isHeld;
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
  const changeName = () => setNaming(true);

  const saveAsNew = async (content: string, contentFormat: DocumentFormat | undefined) => {
    const created = await webApi.createDocument({
      kind: "blank",
      content,
      ...(contentFormat && { contentFormat }),
    });
    setHandled(true);
    router.push(`/d/${created.id}`);
  };
  const upgrade = async () => {
    const waits = async (isSo: (snapshot: DocumentSnapshot) => boolean) =>
      connection === undefined || (await whenConnection(connection, isSo, upgradePatienceMs));
    if (!(await waits(({ ledger }) => isSettled(ledger))))
      throw new WebApiError("unavailable", texts("upgrade.unsaved"));
    await webApi.convertDocument(entry.id, "text");
    toast({ text: texts("upgrade.done") });
    // The dialog goes with this screen, when the new one is there: what is typed before that would belong to neither.
    if (!(await waits((snapshot) => snapshot.frozen !== undefined))) setUpgrading(false);
  };
  const trash = async () => {
    try {
      await webApi.trashDocument(entry.id);
      router.push("/");
    } catch {
      toast({ text: texts("editor.notTrashed"), tone: "danger" });
    }
  };

  const pageActions = usePageActions(host, {
    maySuggest: mayComment,
    onChangeName: changeName,
    onDownload: download,
    onExport: exportAs,
    onTrash: role === "own" && frozen === undefined ? () => void trash() : undefined,
  });

  return (
    <div className={styles.screen}>
      <header className={styles.head} data-head="" data-unsaved={unsaved}>
        <TopBar
          doing={
            <RoleDisplay
              documentId={entry.id}
              role={role}
              myId={opener.id}
              word={mode === "viewing" && mayComment && !mayWrite ? "editor.commenting" : `editor.${mode}`}
            >
              {mayComment && <ModeChoice mode={mode} rights={rights} onChoose={setMode} />}
            </RoleDisplay>
          }
          title={
            <TitleField
              session={session}
              loaded={loaded}
              editable={isWriter && !isRefused}
              initialTitle={entry.title}
              onTitle={showTitle}
              onEnter={host.focus}
            />
          }
          chip={<SaveChip connection={connection} role={entry.role} onDownload={download} />}
          people={<PeopleList people={people} follow={follow} />}
          comments={
            mayComment && (
              <>
                {!mayWrite && <SuggestButton host={host} disabled={!loaded} className={styles.wide} />}
                {!mayWrite && <AddCommentButton host={host} disabled={!loaded} />}
                <CommentsButton host={host} shown={comments} />
              </>
            )
          }
          bell={<Bell connection={connection} documentId={entry.id} isRested={isRested} />}
          share={
            (frozen === undefined || isSwitching) && (
              <>
                {mayWrite && isRested && (
                  <Suspense>
                    <PublishedMark documentId={entry.id} connection={connection} actions={webApi} />
                  </Suspense>
                )}
                <ShareButton asking={requests.requests.length} onOpen={() => setSharing(true)} />
              </>
            )
          }
          more={
            <MoreMenu
              mayTrash={role === "own" && frozen === undefined}
              onChangeName={changeName}
              onDownload={download}
              onExport={exportAs}
              onFind={() => host.wish("find")}
              onFocusMode={() => host.wish("focusMode")}
              {...(mayComment && { onSuggesting: () => host.wish("suggesting"), isSuggesting })}
              onShortcuts={() => host.wish("shortcuts")}
              onTrash={() => void trash()}
              {...(role === "own" &&
                frozen === undefined &&
                entry.format === "xml" && { onUpgrade: () => setUpgrading(true) })}
            />
          }
        />
        {mayWrite && (
          <FormatToolbar
            binding={binding}
            host={host}
            documentId={entry.id}
            format={entry.format}
            disabled={!loaded || !editable}
          />
        )}
      </header>
      <Suspense>
        {frozen !== undefined && !isSwitching && (
          <FreezeBanner
            frozen={frozen}
            why={why}
            rescued={rescued}
            onSaveAsNew={async () => {
              if (session === undefined) return;
              await saveAsNew(toBase64(Y.encodeStateAsUpdate(session.doc)), session.format);
              if (rescued !== undefined) forget(rescued.at);
            }}
          />
        )}
        {frozen === undefined && requests.requests.length > 0 && (
          <RequestBanners control={requests} onSeeAll={() => setSharing(true)} />
        )}
        {frozen === undefined && <RoleNotice connection={connection} initial={entry.role} />}
        {isRefused && <StoreBanner />}
        {frozen === undefined && isOutdated && <FreezeBanner frozen="schemaTooOld" rescued={undefined} />}
        {frozen === undefined && kept !== undefined && (
          <KeptBanner
            kept={kept}
            onForget={() => forget(kept.at)}
            onSaveAsNew={async (update) => {
              await saveAsNew(update, kept.format);
              forget(kept.at);
            }}
          />
        )}
      </Suspense>
      <main ref={page} className={styles.page}>
        {session !== undefined && loaded && binding !== undefined ? (
          <DocumentBody
            session={session}
            host={host}
            documentId={entry.id}
            format={entry.format}
            binding={binding}
            editable={isWriter}
            isHeld={isHeld}
          />
        ) : place !== undefined ? (
          <StillBody content={place.content} />
        ) : (
          (frozen === undefined || isSwitching) && <LoadingPlace connection={connection} />
        )}
        {loaded && binding !== undefined && (
          <HandsPlace
            host={host}
            binding={binding}
            documentId={entry.id}
            editable={editable}
            mayComment={mayComment}
          />
        )}
        <OutlinePlace host={host} onGo={follow.stop} />
      </main>
      {mayComment && loaded && binding !== undefined && (
        <CommentsPlace
          host={host}
          binding={binding}
          connection={connection}
          documentId={entry.id}
          me={person}
          isOwner={role === "own"}
          mayEdit={isWriter}
          isSuggesting={isSuggesting}
          onTaken={setTaken}
          isRested={isRested}
          onShown={setComments}
        />
      )}
      {editable && <NameHint session={session} person={person} onChangeName={changeName} />}
      {editable && <AtomPlace host={host} />}
      {editable && <Suggestions host={host} documentId={entry.id} />}
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
            session={session}
            people={people}
            follow={follow}
          />
        )}
      </Suspense>
      <StatusFooter host={host} connection={connection} />
      <Suspense>
        {sharing && frozen === undefined && (
          <ShareDialog
            documentId={entry.id}
            role={role}
            myId={opener.id}
            ownerName={entry.owner.name}
            actions={webApi}
            requests={requests}
            onClose={() => setSharing(false)}
          />
        )}
        {upgrading && (frozen === undefined || isSwitching) && (
          <UpgradeDialog onUpgrade={upgrade} onClose={() => setUpgrading(false)} />
        )}
        {naming && (
          <NameDialog
            name={person.name}
            onClose={() => setNaming(false)}
            onRename={async (name) => {
              await webApi.renameMe(name);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
