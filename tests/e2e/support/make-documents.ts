import type { Page } from "@playwright/test";

/** What a new document is besides empty. */
export interface WantedDocument {
  title?: string;
  /** One of Quire's own, whose text it begins with. */
  template?: string;
  isStarred?: boolean;
  tags?: readonly string[];
}

/** Documents of the page's person, in this order, straight from the page's own API. Answers their ids. */
export async function makeDocuments(
  page: Page,
  wanted: readonly (string | WantedDocument)[],
): Promise<string[]> {
  if (new URL(page.url()).protocol === "about:") await page.goto("/");
  return page.evaluate(
    async (list) => {
      const call = (method: string, path: string, body: unknown) =>
        fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      const ids: string[] = [];
      for (const { isStarred, tags, ...of } of list) {
        const answer = await call("POST", "/api/documents", { kind: "blank", language: "en", ...of });
        const { id }: { id: string } = await answer.json();
        ids.push(id);
        if (isStarred !== undefined || tags !== undefined)
          await call("PATCH", `/api/documents/${id}/shelf`, { isStarred, tags });
      }
      return ids;
    },
    wanted.map((each) => (typeof each === "string" ? { title: each } : each)),
  );
}
