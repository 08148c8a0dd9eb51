/**
 * Who may import whom (docs/architecture.md). The first rule whose `from` is a prefix of the importing file decides;
 * a file that no rule names fails, so that a new folder has to be placed here before it can be used.
 */
export interface ImportRule {
  from: string;
  /** Path prefixes inside the repository that this part may import, besides its own folder `from`. */
  ours: readonly string[];
  /** Packages that nobody outside the rules that name them may import. */
  owns?: readonly string[];
}

export const importRules: readonly ImportRule[] = [
  { from: "lib/editor/binding/", ours: ["lib/"], owns: ["y-prosemirror"] },
  { from: "lib/", ours: ["lib/"] },

  { from: "collab-server/main.ts", ours: ["collab-server/", "lib/"] },
  { from: "collab-server/cli.ts", ours: ["collab-server/", "lib/", "package.json"] },
  { from: "collab-server/bundle.ts", ours: [] },
  { from: "collab-server/commands/", ours: ["collab-server/", "lib/"] },
  { from: "collab-server/testing/", ours: ["collab-server/", "lib/"] },
  { from: "collab-server/protocol/", ours: ["lib/collab/"] },
  { from: "collab-server/blobs/", ours: ["lib/"] },
  { from: "collab-server/storage/", ours: ["collab-server/observability/", "lib/"], owns: ["leveldown"] },
  { from: "collab-server/observability/", ours: ["lib/"] },
  { from: "collab-server/cluster/", ours: ["lib/"] },
  {
    from: "collab-server/compaction/",
    ours: ["collab-server/threads/", "collab-server/storage/", "collab-server/observability/", "lib/"],
  },
  { from: "collab-server/threads/", ours: [] },
  {
    from: "collab-server/search/",
    ours: [
      "collab-server/storage/",
      "collab-server/access/",
      "collab-server/documents/",
      "collab-server/threads/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/rooms/",
    ours: [
      "collab-server/protocol/",
      "collab-server/compaction/",
      "collab-server/storage/",
      "collab-server/cluster/",
      "collab-server/access/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/access/",
    ours: [
      "collab-server/storage/",
      "collab-server/cluster/",
      "collab-server/documents/",
      "collab-server/rooms/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/documents/",
    ours: [
      "collab-server/blobs/",
      "collab-server/storage/",
      "collab-server/access/",
      "collab-server/rooms/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/comments/",
    ours: [
      "collab-server/storage/",
      "collab-server/access/",
      "collab-server/documents/",
      "collab-server/rooms/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/transport/",
    ours: [
      "collab-server/rooms/",
      "collab-server/access/",
      "collab-server/protocol/",
      "collab-server/observability/",
      "lib/",
    ],
    owns: ["ws"],
  },
  {
    from: "collab-server/http/",
    ours: [
      "collab-server/rooms/",
      "collab-server/documents/",
      "collab-server/comments/",
      "collab-server/search/",
      "collab-server/access/",
      "collab-server/maintenance/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  {
    from: "collab-server/maintenance/",
    ours: [
      "collab-server/blobs/",
      "collab-server/rooms/",
      "collab-server/storage/",
      "collab-server/documents/",
      "collab-server/comments/",
      "collab-server/observability/",
      "lib/",
    ],
  },
  { from: "collab-server/", ours: ["collab-server/", "lib/"] },

  // Not the catalogues: a browser gets one language, in the page.
  {
    from: "components/texts/",
    ours: ["lib/texts/catalogue.ts", "lib/texts/language.ts", "lib/texts/texts.ts"],
  },
  { from: "components/ui/", ours: ["components/ui/", "components/texts/"] },
  { from: "components/", ours: ["components/", "lib/"] },
  { from: "app/", ours: ["app/", "components/", "lib/"] },
  { from: "proxy.ts", ours: ["lib/"] },
  { from: "launcher/", ours: ["launcher/", "lib/", "collab-server/bundle.ts"] },

  // What crosses folders may see everything.
  { from: "tests/", ours: [""], owns: [] },
  { from: "vitest.config.ts", ours: [] },
  { from: "playwright.config.ts", ours: ["tests/"] },
];

/** Adapters that only the composition root (and tests) may name; everybody else depends on the port. */
export const adapterFiles = /^collab-server\/(storage|cluster)\/(leveldown|memory|postgres|redis|local)\b/;
export const compositionRoots =
  /^(collab-server\/(main|cli|compose|open-directory|rehearsal)\.ts|collab-server\/commands\/|collab-server\/embedding\/create-|collab-server\/testing\/|tests\/)/;

/** Test files may reach for the test tools of any part. */
export const isTestFile = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("tests/");
