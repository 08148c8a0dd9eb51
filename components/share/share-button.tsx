"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { CountBadge } from "#components/ui/count-badge.tsx";

interface ShareButtonProps {
  /** People who ask for more: a number beside the word. */
  asking: number;
  onOpen: () => void;
}

/** The button "Share" over a document. */
export function ShareButton({ asking, onOpen }: ShareButtonProps) {
  const texts = useTexts();
  return (
    <CountBadge count={asking}>
      <Button aria-haspopup="dialog" onClick={onOpen}>
        {texts("share.open")}
      </Button>
    </CountBadge>
  );
}
