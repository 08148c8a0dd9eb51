"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import styles from "./table-size-picker.module.css";

const most = { rows: 8, columns: 8 };
const first = { rows: 3, columns: 3 };

/** A field of squares: as many as the table shall have rows and columns. Arrows change the size, Enter takes it. */
export function TableSizePicker({ onChoose }: { onChoose: (rows: number, columns: number) => void }) {
  const texts = useTexts();
  const [size, setSize] = useState(first);
  const field = useRef<HTMLFieldSetElement>(null);
  const squares = Array.from({ length: most.rows * most.columns }, (_, index) => ({
    rows: Math.floor(index / most.columns) + 1,
    columns: (index % most.columns) + 1,
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = Math.min(most.rows, Math.max(1, size.rows + step[0]));
    const columns = Math.min(most.columns, Math.max(1, size.columns + step[1]));
    setSize({ rows, columns });
    const square = field.current?.elements[(rows - 1) * most.columns + columns - 1];
    if (square instanceof HTMLElement) square.focus();
  };

  return (
    <fieldset ref={field} className={styles.field}>
      <legend className={styles.legend}>{texts("table.dimensions", size)}</legend>
      <div className={styles.squares}>
        {squares.map(({ rows, columns }) => {
          const isCurrent = rows === size.rows && columns === size.columns;
          return (
            <button
              key={`${rows} ${columns}`}
              type="button"
              className={styles.square}
              aria-label={texts("table.dimensions", { rows, columns })}
              data-on={rows <= size.rows && columns <= size.columns}
              tabIndex={isCurrent ? 0 : -1}
              onKeyDown={onKeyDown}
              onPointerMove={() => {
                if (!isCurrent) setSize({ rows, columns });
              }}
              onFocus={() => setSize({ rows, columns })}
              onClick={() => onChoose(rows, columns)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
