import type { BrowserContext, Page } from "@playwright/test";

/** An editor in its page, with the document behind it: where people visit, and where others write. */
export interface Place {
  /** Makes a fresh browser profile one that may open the document. */
  admit(context: BrowserContext): Promise<void>;
  /** The page's address. */
  url: string;
  /** Where a program joins the room: the address, and what to offer as subprotocols. */
  room(page: Page): Promise<{ address: string; protocols: string[] }>;
  close(): Promise<void>;
}
