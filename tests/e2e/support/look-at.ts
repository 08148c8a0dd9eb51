/** A state of a page as axe sees it, and as a picture for whoever wants to look: QUIRE_SHOTS=<folder> keeps one of each. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { violationsOf } from "./axe.ts";

export const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;

/** Every state in every size and theme: with QUIRE_TEST_DEPTH=full, and when pictures are kept. */
export const looksAtAll = process.env.QUIRE_TEST_DEPTH === "full" || process.env.QUIRE_SHOTS !== undefined;

/** Else each state is seen once in each size and once in each theme, in half the time. */
function themesFor(page: Page): readonly ("light" | "dark")[] {
  if (looksAtAll) return ["light", "dark"];
  return (page.viewportSize()?.width ?? 0) <= sizes.phone.width ? ["dark"] : ["light"];
}

/** Complaints, under the state's name: one run tells all of them. */
export async function lookAt(
  page: Page,
  state: string,
  whole: { fullPage?: boolean } = {},
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  const themes = themesFor(page);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const folder = process.env.QUIRE_SHOTS;
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `${state}, ${colorScheme}.png`), ...whole });
    // What a theme changes is colours.
    const complaints = await violationsOf(page, colorScheme === themes[0] ? undefined : ["color-contrast"]);
    if (complaints.length > 0) found[`${state}, ${colorScheme}`] = complaints;
  }
  return found;
}
