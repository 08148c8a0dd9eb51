import { defineConfig } from "@playwright/test";
import { chromiumArguments } from "./tests/e2e/support/chromium-arguments.ts";
import { findChromium } from "./tests/find-chromium.ts";

/** End to end, in Debian's Chromium against the real launcher (global setup starts one for all). */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: ["./tests/setup/own-temporary-folder.ts", "./tests/e2e/support/global-setup.ts"],
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  // At home a test that fails shows a fault: it is cured, not tried again. CI tries once more and names it (decision 0043).
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A film of every test is work for the cores that the pages need. A failure keeps its steps and its last picture.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(findChromium() !== undefined && { executablePath: findChromium() }),
      args: [...chromiumArguments],
    },
  },
});
