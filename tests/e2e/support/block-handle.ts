import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "./person.ts";

/** The blocks of the text, in order, without what is folded away. */
export function shownBlocks({ body }: Person): Locator {
  return body.locator("[data-block]:visible");
}

const handleOf = (page: Page) =>
  page.getByRole("button", { name: "Drag to move, or click for more", includeHidden: true });

/** Brings the mouse over a block, and waits for the handle beside it. */
export async function handleBeside({ page, body }: Person, text: string): Promise<Locator> {
  const block = body.getByText(text, { exact: true });
  const handle = handleOf(page);
  await block.hover();
  const box = await block.boundingBox();
  await expect
    .poll(async () => {
      await block.hover();
      const place = await handle.boundingBox();
      return place === null || box === null ? 999 : Math.abs(place.y - box.y);
    })
    .toBeLessThan(20);
  return handle;
}
