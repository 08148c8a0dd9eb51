"use client";

import { Ban, Check } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { ColorName, HighlightName } from "#lib/editor/schema/colors.ts";
import styles from "./color-swatches.module.css";

interface ColorSwatchesProps {
  name: "color" | "highlight";
  label: string;
  colors: readonly (ColorName | HighlightName)[];
  /** The name of the current one, or "". */
  value: string;
  onChoose: (value: string) => void;
}

/** One row of the palette, the current colour ticked. Each is said by its name: nobody has to tell them apart by sight. */
export function ColorSwatches({ name, label, colors, value, onChoose }: ColorSwatchesProps) {
  const texts = useTexts();
  return (
    <fieldset className={styles.row}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.swatches}>
        <button
          type="button"
          className={styles.swatch}
          aria-pressed={value === ""}
          aria-label={texts("color.none")}
          title={texts("color.none")}
          onClick={() => onChoose("")}
        >
          <Ban aria-hidden="true" />
        </button>
        {colors.map((color) => (
          <button
            key={color}
            type="button"
            className={styles.swatch}
            aria-pressed={value === color}
            aria-label={texts(`color.${color}`)}
            title={texts(`color.${color}`)}
            style={{
              [name === "color" ? "color" : "background"]: `var(--${name}-${color})`,
            }}
            onClick={() => onChoose(color)}
          >
            {value === color ? (
              <Check aria-hidden="true" />
            ) : (
              name === "color" && <span aria-hidden="true">A</span>
            )}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
