"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import { type PublicationMode, publicationModes } from "#lib/collab/publish-api.ts";

interface ModeChoiceProps {
  mode: PublicationMode;
  onChange: (mode: PublicationMode) => void;
}

/** Whether a page follows its document, or stays as it was. */
export function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  const texts = useTexts();
  return (
    <SegmentedChoice
      label={texts("publish.how")}
      value={mode}
      options={publicationModes.map((value) => ({ value, label: texts(`publish.${value}`) }))}
      onChange={onChange}
    />
  );
}
