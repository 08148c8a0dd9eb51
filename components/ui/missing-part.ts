"use client";

import { type ComponentType, createElement, useEffect, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { useToast } from "./toast.tsx";

/**
 * Stands where a part of the page could not be fetched (fetched.ts). Drawn, it says so once, offers to load the page anew, and
 * tries once more: when the part comes after all, it takes its place.
 */
export function missingPart<Props extends object>(
  come: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  return function MissingPart(props: Props) {
    const texts = useTexts();
    const toast = useToast();
    const [Part, setPart] = useState<ComponentType<Props>>();
    useEffect(() => {
      let isWanted = true;
      toast({
        text: texts("notice.partMissing"),
        tone: "danger",
        action: { label: texts("notice.reload"), onSelect: () => window.location.reload() },
      });
      come().then(
        ({ default: next }) => isWanted && next !== MissingPart && setPart(() => next),
        () => false,
      );
      return () => {
        isWanted = false;
      };
    }, [texts, toast]);
    return Part === undefined ? null : createElement(Part, props);
  };
}
