/**
 * Builds `dist/`: `quire-collab-server.js`, the whole server in one file that plain `node` starts in a few tenths of a second, and
 * `collab-server.js`, the same for programs that embed it, with its declarations. Beside each lies what its threads
 * run. Packages stay outside: leveldown brings a native part, and the others are installed beside it anyway. Other places may be
 * given; with one, only the first is built.
 */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const [given, embedded = `${root}dist/collab-server.js`] = process.argv.slice(2);
const program = given ?? `${root}dist/quire-collab-server.js`;

async function bundle(entry: string, outfile: string, banner: string): Promise<void> {
  await build({
    entryPoints: [`${root}collab-server/${entry}`],
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
    banner: { js: banner },
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "warning",
  });
}

/** Without the packages that only the server needs, most of what a thread of it would spend its start on. */
async function bundleThread(outfile: string): Promise<void> {
  await bundle("compaction/compaction-thread-entry.ts", outfile.replace(/\.js$/, ".thread.js"), "");
}

/** Search is of the whole program alone: a server that is embedded has no directory. */
async function bundleSearch(outfile: string): Promise<void> {
  await bundle("search/search-thread-entry.ts", outfile.replace(/\.js$/, ".search.js"), "");
}

await bundle("main.ts", program, "#!/usr/bin/env node");
await bundleThread(program);
await bundleSearch(program);
chmodSync(program, 0o755);
if (given === undefined || process.argv.length > 3) {
  await bundle("index.ts", embedded, "");
  await bundleThread(embedded);
  // The public types import nothing of ours, so they are their own declarations.
  const types = readFileSync(`${root}collab-server/embedding/options.ts`, "utf8");
  const create = `\nexport function createCollabServer(options: CollabServerOptions): Promise<CollabServer>;\n`;
  writeFileSync(embedded.replace(/\.js$/, ".d.ts"), types + create);
}
