/** One editor, all rows, in a process with a DOM and a clock of its own. Tells the parent what it finds. */
import { installSkippableClock } from "../../tests/merging/skippable-clock.ts";
import { installDom } from "../browser-like.ts";
import { tell } from "../in-own-process.ts";

// Before anything that may load Yjs or an editor: both take clock and DOM at import.
installDom();
const skipTime = installSkippableClock();
const { everyRunning } = await import("../../tests/merging/every-running.ts");
const { allRows } = await import("../../tests/merging/rows/all-rows.ts");
const { runRow } = await import("../../tests/merging/run-row.ts");
const { loadSubject } = await import("../subjects/load-subject.ts");

const [key = "", filter = ""] = process.argv.slice(2);
const subject = await loadSubject(key);
await tell({ name: subject.name });
for (const row of allRows) {
  if (!`${row.group}: ${row.name}`.includes(filter)) continue;
  await tell({ row: await runRow(subject, row, skipTime, everyRunning) });
}
// Editors leave timers behind.
process.exit(0);
