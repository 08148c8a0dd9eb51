import { vi } from "vitest";

// Vitest gives up after a second, which on a loaded machine is soon gone. Who waits for what comes anyway loses nothing by patience.
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (check, options) =>
  waitFor(check, typeof options === "number" ? options : { timeout: 15_000, ...options });
