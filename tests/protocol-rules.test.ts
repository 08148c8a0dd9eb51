/** docs/protocol.md names rules, limits and close codes; this holds the tests, and the document, to them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { closeCodes } from "#lib/collab/close-codes.ts";
import { limits } from "#lib/collab/limits.ts";

const root = new URL("..", import.meta.url).pathname;
const protocol = readFileSync(join(root, "docs/protocol.md"), "utf8");

function sourcesUnder(folders: readonly string[], pattern: RegExp): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((path) => pattern.test(path))
        .map((path) => readFileSync(join(root, folder, path), "utf8")),
    )
    .join("\n");
}
const tests = sourcesUnder(["collab-server", "lib", "tests"], /\.(test|spec|contract)\.ts$/);

test("every rule of docs/protocol.md is there once, and stands in the title of a test", () => {
  const inTables = [...protocol.matchAll(/^\| ([A-Z][A-Z0-9-]+) \|/gm)].map(([, rule = ""]) => rule);
  const inText = [...protocol.matchAll(/^([A-Z][A-Z-]+): |Rule ([A-Z-]+)\./gm)].map(
    ([, a, b]) => a ?? b ?? "",
  );
  const rules = [...inTables, ...inText];
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  // A rule's title goes on with a space or, where its words are a template's, directly.
  expect(rules.filter((rule) => !new RegExp(`["'\`]${rule} `).test(tests))).toEqual([]);
});

/** Limits whose tests speak of the value, and not of its name: words of the tests' titles. */
const testedByValue: Record<string, string> = {
  serviceTokenSeconds: "an expired token says so",
  maxPersonNameLength: "a name is cut at 40 code points",
  maxTitleLength: "a title is one line of at most 200 code points",
  redeemBurst: "a class behind one address",
  redeemsPerSecond: "forty wrong secrets",
  redeemBurstOverall: "many addresses together",
  redeemsPerSecondOverall: "many addresses together",
  failedRedeemCost: "forty wrong secrets",
  unjoinedGrantMs: "what was opened and never entered is gone after a day",
  identityLinkMs: "an identity link dies after a day",
  keepAliveMs: "KEEP-ALIVE",
  handshakeMs: "HANDSHAKE-SLOW",
  fanOutPauseMs: "RELAY-TOGETHER",
};

test("every limit is met by a test", () => {
  const missing = Object.keys(limits).filter((name) => {
    const title = testedByValue[name];
    if (title !== undefined) return !tests.includes(`"${title}`);
    return !new RegExp(`limits\\.${name}\\b`).test(tests);
  });
  expect(missing).toEqual([]);
});

test("every close code is in the table of docs/protocol.md, with a test that sees a socket closed with it", () => {
  // 1000 is the client's own; nothing is too old for this server to read with it (docs/decisions, on 4426).
  const reserved = new Set(["normal", "schemaTooOld"]);
  const problems = Object.entries(closeCodes).flatMap(([reason, { code }]) => {
    if (reserved.has(reason)) return [];
    const isInTable = protocol.includes(`\n| ${code} | `);
    const isTested = new RegExp(`\\b${code}\\b|["']${reason}["']`).test(tests);
    return isInTable && isTested ? [] : [`${code} ${reason}`];
  });
  expect(problems).toEqual([]);
  expect(protocol).toContain("\n| 4426 | ");
});
