import { defineConfig } from "vitest/config";

// Three projects: `unit` is what `npm run check` runs; `integration` and `fuzz` need sockets, disks and time.
const shared = {
  globalSetup: ["tests/setup/own-temporary-folder.ts"],
  setupFiles: ["tests/setup/fail-on-console.ts", "tests/setup/patient-waits.ts"],
  expect: { poll: { timeout: 15_000 } },
};
const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**", "benchmarks/**"];

export default defineConfig({
  test: {
    // Vitest would leave one core to itself, which on a machine with two is half of all.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          // Some open a real LevelDB; on a loaded machine a second is soon ten.
          testTimeout: 20_000,
          include: ["{collab-server,components,lib,launcher,app}/**/*.test.{ts,tsx}", "tests/*.test.ts"],
          exclude,
        },
      },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Its package.json calls ES modules CommonJS, which Node takes at its word.
          server: { deps: { inline: ["y-websocket-1"] } },
          exclude,
        },
      },
      {
        test: {
          ...shared,
          name: "fuzz",
          include: ["tests/fuzz/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          exclude,
        },
      },
    ],
  },
});
