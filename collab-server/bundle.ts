/**
 * Builds `dist/quire-collab-server.js`: the whole server in one file that plain `node` starts in a few tenths of a second.
 * Packages stay outside: leveldown brings a native part, and the others are installed beside it anyway.
 * Another place for the file may be given.
 */
import { chmodSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const outfile = process.argv[2] ?? `${root}dist/quire-collab-server.js`;

await build({
  entryPoints: [`${root}collab-server/main.ts`],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  // `#lib/…` and its like look like packages to esbuild, but they are ours.
  plugins: [
    {
      name: "own-imports",
      setup: (esbuild) => {
        esbuild.onResolve({ filter: /^#(lib|collab-server)\// }, ({ path }) => ({
          path: `${root}${path.slice(1)}`,
        }));
      },
    },
  ],
  banner: { js: "#!/usr/bin/env node" },
  sourcemap: "inline",
  sourcesContent: false,
  logLevel: "warning",
});
chmodSync(outfile, 0o755);
