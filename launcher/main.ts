/** `npm start` and, with `--dev`, `npm run dev`. */
import { existsSync } from "node:fs";
import { outliveOutput } from "#lib/process/outlive-output.ts";
import { onStopSignal } from "#lib/process/stop-signals.ts";
import { StartupError } from "./startup-error.ts";

const dev = process.argv.includes("--dev");
const root = new URL("..", import.meta.url).pathname;

if (existsSync(".env")) process.loadEnvFile(".env");
// Before Next.js is loaded: it reads both at import.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

outliveOutput(process);
const stopped = new Promise<void>((resolve) => {
  onStopSignal(process, (signal) => {
    // Whoever finds Quire gone can read why.
    process.stdout.write(`  Quire is stopping (${signal}).\n`);
    resolve();
  });
});

try {
  const { runQuire } = await import("./run-quire.ts");
  const say = (line: string) => process.stdout.write(`${line}\n`);
  process.exit(await runQuire({ root, dev, env: process.env, say, stopped }));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  if (error.message !== "") process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
