"use client";

import { useEffect } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";

/** Tells somebody who asked for more that the owners said no. A yes is told by the role that they have then. */
export function useDeclinedNotice(connection: DocumentConnection | undefined): void {
  const toast = useToast();
  const texts = useTexts();
  useEffect(
    () =>
      connection?.onEvent(({ kind }) => {
        if (kind === "requestDeclined") toast({ text: texts("ask.declined") });
      }),
    [connection, toast, texts],
  );
}
