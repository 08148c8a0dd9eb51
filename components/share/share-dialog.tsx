"use client";

import { Suspense, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { fetched } from "#components/ui/fetched.ts";
import type { Role } from "#lib/collab/role.ts";
import type { Texts } from "#lib/texts/texts.ts";
import { memberSentence, opensForAnyone, ownerSentence } from "./access-sentence.ts";
import { AskForMore } from "./ask-for-more.tsx";
import { AudienceChoice } from "./audience-choice.tsx";
import { LeaveDocument } from "./leave-document.tsx";
import { OwnerLinks } from "./owner-links.tsx";
import { PeopleWithAccess } from "./people-with-access.tsx";
import { RequestList } from "./request-list.tsx";
import type { ShareActions } from "./share-actions.ts";
import type { AccessRequestsControl } from "./use-access-requests.ts";
import { type Sharing, useSharing } from "./use-sharing.ts";

const PublishPart = fetched(async () => ({ default: (await import("./publish-part.tsx")).PublishPart }));

/** Whose dialog it is, about which document. */
export interface ShareSubject {
  documentId: string;
  /** What the person who opened it may do. */
  role: Role;
  myId: string;
  ownerName: string;
}

interface ShareDialogProps extends ShareSubject {
  /** Who asks for more; nobody for those who do not own the document. */
  requests: AccessRequestsControl;
  actions: ShareActions;
  onClose: () => void;
}

/**
 * The dialog "Share document": says who can do what, and lets the owner make and end links.
 * Mount it to open it; every opening asks the server anew.
 */
export function ShareDialog(props: ShareDialogProps) {
  const { documentId, role, myId, ownerName, actions, requests, onClose } = props;
  const control = useSharing(documentId, role, actions);
  const { sharing } = control;
  const texts = useTexts();
  const [isPublished, setIsPublished] = useState(false);
  const people = sharing.state === "ready" ? sharing.people : [];
  const links = sharing.state === "ready" ? sharing.links : [];
  const isOwner = people.some((entry) => entry.isOwner && entry.person.id === myId);
  // Who came by a link stands under it. Everybody else does not, nor whose link was revoked since.
  const listed = people.filter(({ linkId }) => !links.some((link) => link.id === linkId));
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={texts("share.title")}
      tall={role === "own"}
      description={
        role === "own"
          ? ownersView(sharing, myId, isPublished, texts)
          : memberSentence(role, ownerName, texts)
      }
    >
      {sharing.state === "failed" && (
        <Banner
          tone="warn"
          title={texts("share.notLoaded")}
          actions={<Button onClick={() => void control.reload()}>{texts("ui.tryAgain")}</Button>}
        >
          {texts("share.notLoadedText")}
        </Banner>
      )}
      {role !== "own" && <AskForMore documentId={documentId} role={role} myId={myId} actions={actions} />}
      <RequestList
        control={{
          ...requests,
          async accept(personId) {
            await requests.accept(personId);
            await control.refresh();
          },
        }}
      />
      {/* Not before the links there are: whoever makes one must see which of them is the new one. */}
      {role === "own" && sharing.state === "ready" && (
        <OwnerLinks links={sharing.links} people={people} isOwner={isOwner} control={control} />
      )}
      {listed.length > 0 && (
        <PeopleWithAccess
          people={listed}
          myId={myId}
          isOwner={isOwner}
          control={role === "own" ? control : undefined}
        />
      )}
      {role === "own" && sharing.state === "ready" && (
        <Suspense>
          <PublishPart documentId={documentId} actions={actions} onPublished={setIsPublished} />
        </Suspense>
      )}
      {role === "own" && sharing.state === "ready" && (
        <AudienceChoice
          hidesViewers={sharing.hidesViewers}
          onChange={async (hides) => {
            await actions.setHidesViewers(documentId, hides);
          }}
        />
      )}
      {(role !== "own" || (sharing.state === "ready" && !isOwner)) && (
        <LeaveDocument
          onLeave={async () => {
            await actions.removePerson(documentId, myId);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function ownersView(sharing: Sharing, myId: string, isPublished: boolean, texts: Texts): string {
  // One line in every state, so that nothing jumps when the answer comes a moment later.
  if (sharing.state === "loading") return texts("share.loading");
  if (sharing.state === "failed") return texts("share.unknown");
  const others = sharing.people.filter(({ person }) => person.id !== myId).length;
  const sentence = ownerSentence(
    sharing.links.filter((link) => opensForAnyone(link, Date.now())),
    others,
    texts,
  );
  return isPublished ? `${sentence} ${texts("share.everybodyReads")}` : sentence;
}
