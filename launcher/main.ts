/** `npm start` and, with `--dev`, `npm run dev`. */
import { existsSync } from "node:fs";
import { StartupError } from "./startup-error.ts";

const dev = process.argv.includes("--dev");
const root = new URL("..", import.meta.url).pathname;

if (existsSync(".env")) process.loadEnvFile(".env");
// Before Next.js is loaded: it reads both at import.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

let stop: () => void = () => undefined;
const stopped = new Promise<void>((resolve) => {
  stop = resolve;
});
// Ctrl-C reaches npm, the launcher and the collab server at once, and npm passes it on once more: signals this close
// together are one. A later one is from somebody who does not want to wait.
const sameStopMs = 1_000;
let askedAt: number | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    askedAt ??= Date.now();
    if (Date.now() - askedAt > sameStopMs) process.exit(1);
    stop();
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
