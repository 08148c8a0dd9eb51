"use client";

import { type ComponentProps, Suspense } from "react";
import { fetched } from "#components/ui/fetched.ts";
import type { DocumentSnapshot } from "#lib/collab/document-connection.ts";
import type { DocumentSession } from "./document-session.ts";
import type { NameHint as Hint } from "./name-hint.tsx";
import { useConnection } from "./use-connection.ts";

const NameHint = fetched(async () => ({ default: (await import("./name-hint.tsx")).NameHint }));

interface NameHintPlaceProps extends ComponentProps<typeof Hint> {
  session: DocumentSession | undefined;
}

/** Where "Change name" comes: with the first key, which fetches it. */
export function NameHintPlace({ session, ...hint }: NameHintPlaceProps) {
  const hasTyped = useConnection(session?.connection, typedOf, false);
  return <Suspense>{hasTyped && <NameHint {...hint} />}</Suspense>;
}

function typedOf({ ledger }: DocumentSnapshot): boolean {
  return ledger.changes > 0;
}
