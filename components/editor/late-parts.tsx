"use client";

import { type ComponentProps, Suspense } from "react";
import { createPortal } from "react-dom";
import { fetched } from "#components/ui/fetched.ts";
import { Announcer } from "./announce/announcer.tsx";
import { CodeBlockBar } from "./code/code-block-bar.tsx";
import { EdgePills } from "./edge-pills.tsx";
import { FollowBanner } from "./follow-banner.tsx";
import { CalloutBar } from "./look/callout-bar.tsx";

// Of those who may not, and have something left.
const LostSuggestions = fetched(async () => ({
  default: (await import("./suggesting/lost-suggestions.tsx")).LostSuggestions,
}));

type LatePartsProps = ComponentProps<typeof EdgePills> &
  ComponentProps<typeof FollowBanner> &
  ComponentProps<typeof Announcer> & {
    editable: boolean;
    mayComment: boolean;
    personId: string;
    documentId: string;
  };

/** What stands over the text once somebody is at work in it. It comes in idle time: nobody needs it to read or to begin. */
export function LateParts(props: LatePartsProps) {
  const { host, connection, editable, mayComment, follow, session, people, personId, documentId } = props;
  return (
    <>
      {createPortal(
        <>
          {editable && <CalloutBar host={host} />}
          <CodeBlockBar host={host} editable={editable} />
        </>,
        // Inside the landmark of the text that they stand on.
        document.querySelector("main") ?? document.body,
      )}
      <Suspense>{!mayComment && <LostSuggestions personId={personId} documentId={documentId} />}</Suspense>
      <EdgePills session={session} people={people} />
      <FollowBanner follow={follow} />
      <Announcer host={host} connection={connection} people={people} />
    </>
  );
}
