import { type BrowserContext, test as base, expect } from "@playwright/test";
import { Person } from "./person.ts";

interface Fixtures {
  /** A new person: a browser context of their own, with no cookies and no storage. */
  newPerson: (options?: {
    baseURL?: string;
    viewport?: { width: number; height: number };
    /** A phone's browser, as Chromium emulates it. */
    hasTouch?: boolean;
    isMobile?: boolean;
    /** The language that the browser asks for; English (US) without. */
    locale?: string;
  }) => Promise<Person>;
}

/** What the browser says by itself when a connection breaks (the specs break some on purpose), and over plain http. */
const expectedNoise = /WebSocket connection|net::ERR_|Failed to load resource|Cross-Origin-Opener-Policy/;

/** How many times slower every page runs (QUIRE_TEST_SLOWDOWN): what counts on a fast machine fails then. */
const slowdown = Number(process.env.QUIRE_TEST_SLOWDOWN ?? 1);

function slowDown(context: BrowserContext): void {
  context.on("page", async (page) => {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  });
}

export const test = base.extend<Fixtures>({
  newPerson: async ({ browser }, use) => {
    const people: Person[] = [];
    const faults: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: process.env.QUIRE_E2E_URL,
        viewport: { width: 1280, height: 800 },
        reducedMotion: "reduce",
        ...options,
      });
      if (slowdown > 1) slowDown(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" && !expectedNoise.test(message.text())) faults.push(message.text());
      });
      const person = new Person(context, page);
      people.push(person);
      return person;
    });
    for (const person of people) await person.context.close();
    // A fault in the console is a fault in the page, also where nobody looked.
    expect(faults).toEqual([]);
  },
});

export { expect };
