"use client";

import type { ComponentProps } from "react";
import { createPortal } from "react-dom";
import { Announcer } from "./announce/announcer.tsx";
import { CodeBlockBar } from "./code/code-block-bar.tsx";
import { EdgePills } from "./edge-pills.tsx";
import { FollowBanner } from "./follow-banner.tsx";
import { CalloutBar } from "./look/callout-bar.tsx";

type LatePartsProps = ComponentProps<typeof EdgePills> &
  ComponentProps<typeof FollowBanner> &
  ComponentProps<typeof Announcer> & { editable: boolean };

/** What stands over the text once somebody is at work in it. It comes in idle time: nobody needs it to read or to begin. */
export function LateParts({ host, connection, editable, follow, session, people }: LatePartsProps) {
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
      <EdgePills session={session} people={people} />
      <FollowBanner follow={follow} />
      <Announcer host={host} connection={connection} people={people} />
    </>
  );
}
