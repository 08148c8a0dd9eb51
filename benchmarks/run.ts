/** `npm run bench -- merging`: runs one question of benchmarks/, or says what is missing. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const [name = "", ...rest] = process.argv.slice(2);
const file = join(here, name, "main.ts");

if (name === "" || !existsSync(file)) {
  process.stderr.write(
    `There is no benchmark called "${name}". Each is a folder of benchmarks/ with a main.ts.\n`,
  );
  process.exit(1);
}
if (!existsSync(join(here, "node_modules"))) {
  process.stderr.write("What to compare with is not installed. Run: npm ci --prefix benchmarks\n");
  process.exit(1);
}
const { status } = spawnSync(process.execPath, ["--import", "tsx", file, ...rest], { stdio: "inherit" });
process.exit(status ?? 1);
