"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { colorNames, highlightNames } from "#lib/editor/schema/colors.ts";
import { ColorSwatches } from "./color-swatches.tsx";

interface ColorPanelProps {
  /** Names of the current ones, or "". */
  color: string;
  highlight: string;
  onChoose: (name: "color" | "highlight", value: string) => void;
}

/** Both rows of the palette. */
export function ColorPanel({ color, highlight, onChoose }: ColorPanelProps) {
  const texts = useTexts();
  return (
    <>
      <ColorSwatches
        name="color"
        label={texts("color.text")}
        colors={colorNames}
        value={color}
        onChoose={(value) => onChoose("color", value)}
      />
      <ColorSwatches
        name="highlight"
        label={texts("color.highlight")}
        colors={highlightNames}
        value={highlight}
        onChoose={(value) => onChoose("highlight", value)}
      />
    </>
  );
}
