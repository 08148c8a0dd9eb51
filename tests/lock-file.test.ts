import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const dependencies = z.record(z.string(), z.string()).default({});
const entry = z.object({ version: z.string().optional(), dependencies, optionalDependencies: dependencies });
const { packages } = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

/** The package that the one in `folder` gets under `name`: the nearest, as Node looks for it. */
function nearest(folder: string, name: string) {
  const parts = folder === "" ? [] : folder.split("/node_modules/");
  const nested = parts.map(
    (_, left) => `${parts.slice(0, parts.length - left).join("/node_modules/")}/node_modules/`,
  );
  return [...nested, "node_modules/"]
    .map((place) => packages[place + name])
    .find((found) => found !== undefined);
}

// `npm install` passes when the registry lacks a platform's build, and leaves it out of the lock file; `npm ci` then fails.
test("the lock file names every package that another one needs", () => {
  const missing = Object.entries(packages).flatMap(([folder, needs]) =>
    Object.entries({ ...needs.dependencies, ...needs.optionalDependencies })
      .filter(([name, wanted]) => {
        const found = nearest(folder, name);
        return found === undefined || (/^\d+\.\d+\.\d+$/.test(wanted) && found.version !== wanted);
      })
      .map(([name, wanted]) => `${folder} needs ${name}@${wanted}`),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
