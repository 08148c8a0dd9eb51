"use client";

import type { ComponentProps } from "react";
import { CodeBlockBar } from "./code/code-block-bar.tsx";
import { EdgePills } from "./edge-pills.tsx";
import type { EditorHost } from "./editor-host.ts";
import { FollowBanner } from "./follow-banner.tsx";
import { CalloutBar } from "./look/callout-bar.tsx";

type LatePartsProps = ComponentProps<typeof EdgePills> &
  ComponentProps<typeof FollowBanner> & { host: EditorHost; editable: boolean };

/** What stands over the text once somebody is at work in it. It comes in idle time: nobody needs it to read or to begin. */
export function LateParts({ host, editable, follow, session, people }: LatePartsProps) {
  return (
    <>
      {editable && <CalloutBar host={host} />}
      <CodeBlockBar host={host} editable={editable} />
      <EdgePills session={session} people={people} />
      <FollowBanner follow={follow} />
    </>
  );
}
