"use client";

import { Suspense, useEffect, useState } from "react";
import { fetched } from "#components/ui/fetched.ts";
import { WhileFetched } from "#components/ui/while-fetched.tsx";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { useCalmModes } from "../calm/use-calm-modes.ts";
import type { EditorHost, Wish } from "../editor-host.ts";
import type { PageAction } from "../palette/page-action.ts";
import { usePageKeys } from "./use-page-keys.ts";

// Each is fetched when it is first asked for.
const CommandPalette = fetched(async () => ({
  default: (await import("../palette/command-palette.tsx")).CommandPalette,
}));
const ShortcutSheet = fetched(async () => ({
  default: (await import("../shortcuts/shortcut-sheet.tsx")).ShortcutSheet,
}));

const FindPanel = fetched(async () => ({ default: (await import("../find/find-panel.tsx")).FindPanel }));

const CalmPage = fetched(async () => ({ default: (await import("../calm/calm-page.tsx")).CalmPage }));

interface AroundDocumentProps {
  host: EditorHost;
  /** Whose habits are remembered. */
  personId: string;
  format: DocumentFormat;
  editable: boolean;
  pageActions: readonly PageAction[];
}

/** What opens around the text by a key, the menu or the palette. */
export function AroundDocument({ host, personId, format, editable, pageActions }: AroundDocumentProps) {
  usePageKeys(host);
  const [palette, closePalette] = useWish(host, "palette");
  // There is one panel at the right.
  const [find, closeFind] = useWish(host, "find", rivalsOfFind);
  const [sheet, closeSheet] = useWish(host, "shortcuts");
  const [calm, toggleCalm] = useCalmModes(host, personId);
  return (
    <>
      <Suspense>
        {calm.length > 0 && <CalmPage host={host} on={calm} onLeaveFocus={() => toggleCalm("focusMode")} />}
      </Suspense>
      <WhileFetched onCallOff={closePalette}>
        {palette > 0 && (
          <CommandPalette
            key={palette}
            host={host}
            format={format}
            pageActions={pageActions}
            onClose={closePalette}
          />
        )}
      </WhileFetched>
      <WhileFetched onCallOff={closeFind}>
        {find > 0 && <FindPanel key={find} host={host} editable={editable} onClose={closeFind} />}
      </WhileFetched>
      <WhileFetched onCallOff={closeSheet}>
        {sheet > 0 && <ShortcutSheet key={sheet} format={format} onClose={closeSheet} />}
      </WhileFetched>
    </>
  );
}

const rivalsOfFind: readonly Wish[] = ["comments", "addComment"];
const noRivals: readonly Wish[] = [];

/** Which opening it is, from one on; 0 while it is closed. Asked for again while it is open, it begins anew; a rival closes it. */
function useWish(
  host: EditorHost,
  wish: Wish,
  rivals: readonly Wish[] = noRivals,
): [opening: number, close: () => void] {
  const [state, setState] = useState({ opening: 0, isOpen: false });
  useEffect(
    () => host.onWish(wish, () => setState(({ opening }) => ({ opening: opening + 1, isOpen: true }))),
    [host, wish],
  );
  useEffect(() => {
    const close = (): void => setState(({ opening }) => ({ opening, isOpen: false }));
    const stops = rivals.map((rival) => host.onWish(rival, close));
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, rivals]);
  return [state.isOpen ? state.opening : 0, () => setState(({ opening }) => ({ opening, isOpen: false }))];
}
