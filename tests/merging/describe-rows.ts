/**
 * Every row of docs/merging.md on one of our own formats. Under text nothing may be lost, doubled, garbled or misplaced;
 * what xml cannot promise is listed in known-bad.json, so that it gets neither worse nor better unseen.
 */
import { describe, expect, test } from "vitest";
import type { DocumentFormat } from "#lib/collab/document-format.ts";
import { everyRunning } from "./every-running.ts";
import knownBad from "./known-bad.json" with { type: "json" };
import { quireSubject } from "./quire-editor.ts";
import { allRows } from "./rows/all-rows.ts";
import { runRow } from "./run-row.ts";
import { isGood } from "./verdict.ts";

/** `skipTime`: of a clock that was installed before this module, with Yjs behind it, was imported. */
export function describeRows(format: DocumentFormat, skipTime: (milliseconds: number) => void): void {
  describe(`crossing edits under ${format}`, () => {
    const subject = quireSubject(format);
    const known = new Map(Object.entries(knownBad[format]));

    test.each(allRows.map((row) => ({ ...row, title: `${row.group}: ${row.name}` })))(
      "$title",
      async (row) => {
        const { verdict, detail, outcome } = await runRow(subject, row, skipTime, everyRunning);
        const told = `${verdict}: ${detail}\n${outcome.join("\n")}`;
        const expected = known.get(row.title);
        // A row of known-bad.json that fails here has changed: strike it out when it is good now.
        if (expected !== undefined) expect(verdict === expected ? expected : told).toBe(expected);
        else expect(verdict === "n/a" || isGood(verdict) ? "good" : told).toBe("good");
      },
    );
  });
}
