/** A state of a page as axe sees it, and as a picture for whoever wants to look: QUIRE_SHOTS=<folder> keeps one of each. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { violationsOf } from "./axe.ts";

export const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;

/** Complaints in both themes, under the state's name: one run tells all of them. */
export async function lookAt(
  page: Page,
  state: string,
  whole: { fullPage?: boolean } = {},
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const folder = process.env.QUIRE_SHOTS;
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `${state}, ${colorScheme}.png`), ...whole });
    // What a theme changes is colours.
    const complaints = await violationsOf(page, colorScheme === "light" ? undefined : ["color-contrast"]);
    if (complaints.length > 0) found[`${state}, ${colorScheme}`] = complaints;
  }
  return found;
}
