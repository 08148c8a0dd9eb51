"use client";

import { useEffect, useState } from "react";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import type { Binding } from "#lib/editor/binding/binding.ts";
import { textBinding } from "#lib/editor/binding/text/text-binding.ts";

/** The adapter of a document's format. Only the format of new documents is in the first load; the other one is undefined until it came. */
export function useBinding(format: DocumentFormat): Binding | undefined {
  const [fetched, setFetched] = useState<Binding>();
  useEffect(() => {
    if (format === "text") return undefined;
    let isWanted = true;
    // A script that does not come is met as any other one of the page: the document stays in its loading place, which says so.
    import("#lib/editor/binding/xml/xml-binding.ts").then(
      ({ xmlBinding }) => isWanted && setFetched(xmlBinding),
      () => false,
    );
    return () => {
      isWanted = false;
    };
  }, [format]);
  return format === "text" ? textBinding : fetched;
}
