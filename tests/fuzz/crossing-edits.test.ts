// @vitest-environment happy-dom
/**
 * Every row of docs/merging.md on our own two formats. Under text nothing may be lost, doubled, garbled or misplaced;
 * what xml cannot promise is listed in tests/merging/known-bad.json, so that it gets neither worse nor better unseen.
 */
import { describe, expect, test, vi } from "vitest";
import { everyRunning } from "../merging/every-running.ts";
import knownBad from "../merging/known-bad.json" with { type: "json" };
import { quireSubject } from "../merging/quire-editor.ts";
import { allRows } from "../merging/rows/all-rows.ts";
import { runRow } from "../merging/run-row.ts";
import { isGood } from "../merging/verdict.ts";

// Hoisted: the clock has to be there before Yjs takes `Date.now`.
const { skipTime } = await vi.hoisted(async () => {
  const { installSkippableClock } = await import("../merging/skippable-clock.ts");
  return { skipTime: installSkippableClock() };
});

for (const format of ["text", "xml"] as const) {
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
