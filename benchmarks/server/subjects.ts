/** The servers that are measured, and how each is started. Each runs in a process of its own, on plain `node`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { allocatorSettings } from "../../launcher/allocator-settings.ts";
import { heapFlags } from "../../launcher/heap-flags.ts";
import { hocuspocusWire, plainWire, quireWire, type Wire } from "./load/wire.ts";

export const subjectKeys = ["bare", "y-websocket", "hocuspocus", "quire"] as const;
export type SubjectKey = (typeof subjectKeys)[number];

export interface Subject {
  key: SubjectKey;
  name: string;
  /** The package whose version is told; undefined for ours. */
  packageName: string | undefined;
  wire: Wire;
  /** What `node` itself is told. */
  nodeFlags?: readonly string[];
  /** File and arguments for `node`, given the data folder. */
  command(folder: string): string[];
  env(folder: string): Record<string, string>;
}

const here = import.meta.dirname;
const root = join(here, "../..");
const bundle = join(root, "dist/quire-collab-server.js");

export const subjects: Record<SubjectKey, Subject> = {
  bare: {
    key: "bare",
    name: "bare ws relay",
    packageName: "ws",
    wire: plainWire,
    command: (folder) => [join(here, "peers/bare-relay.js"), folder],
    env: () => ({}),
  },
  "y-websocket": {
    key: "y-websocket",
    name: "y-websocket",
    packageName: "@y/websocket-server",
    wire: plainWire,
    command: () => [join(here, "peers/y-websocket.js")],
    env: (folder) => ({ YPERSISTENCE: join(folder, "leveldb") }),
  },
  hocuspocus: {
    key: "hocuspocus",
    name: "Hocuspocus",
    packageName: "@hocuspocus/server",
    wire: hocuspocusWire,
    command: (folder) => [join(here, "peers/hocuspocus.js"), folder],
    env: () => ({}),
  },
  quire: {
    key: "quire",
    name: "Quire",
    packageName: undefined,
    wire: quireWire,
    command: (folder) => [
      ...(existsSync(bundle) ? [bundle] : ["--import", "tsx", join(root, "collab-server/main.ts")]),
      "start",
      "--auth=open",
      "--port=0",
      `--data=${folder}`,
      "--log-level=warn",
    ],
    // V8 and the allocator are told what `npm start` tells them.
    nodeFlags: heapFlags,
    // The probe counts through the copy of leveldown that the server itself loads.
    env: () => ({ BENCH_LEVELDOWN: join(root, "package.json"), ...allocatorSettings }),
  },
};
