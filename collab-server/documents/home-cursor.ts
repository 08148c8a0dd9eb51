import { z } from "zod";
import { type HomeSort, homeSorts } from "#lib/collab/home-api.ts";
import { DirectoryError } from "./directory-error.ts";

/** The last row of a page: the next page begins behind it, whatever came or went meanwhile. */
export interface Cursor {
  sort: HomeSort;
  at: string | number;
  id: string;
}

const cursorSchema = z.object({
  sort: z.enum(homeSorts),
  at: z.union([z.string(), z.number()]),
  id: z.string(),
});

export function toCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Throws DirectoryError `bad_request` for what is no cursor of this order. */
export function parseCursor(text: string, sort: HomeSort): Cursor {
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    if (cursor.sort === sort && typeof cursor.at === (sort === "title" ? "string" : "number")) return cursor;
  } catch (cause) {
    throw notACursor(cause);
  }
  throw notACursor();
}

function notACursor(cause?: unknown): DirectoryError {
  return new DirectoryError("bad_request", "This list was asked for in another way before.", { cause });
}
