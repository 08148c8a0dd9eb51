/** One editor, all rows, in a process with a DOM and a clock of its own. Tells the parent what it finds. */
import { installSkippableClock } from "../../tests/merging/skippable-clock.ts";
import { installDom } from "../browser-like.ts";

// Before anything that may load Yjs or an editor: both take clock and DOM at import.
installDom();
const skipTime = installSkippableClock();
const { everyRunning } = await import("../../tests/merging/every-running.ts");
const { allRows } = await import("../../tests/merging/rows/all-rows.ts");
const { runRow } = await import("../../tests/merging/run-row.ts");

const [key = "", filter = ""] = process.argv.slice(2);
const load = new Map(Object.entries(subjects())).get(key);
if (load === undefined) throw new Error(`no editor is called "${key}"`);
const subject = await load();
await tell({ name: subject.name });
for (const row of allRows) {
  if (!`${row.group}: ${row.name}`.includes(filter)) continue;
  await tell({ row: await runRow(subject, row, skipTime, everyRunning) });
}
// Editors leave timers behind.
process.exit(0);

/** Waits until it is sent: the process ends right after the last row. */
function tell(message: object): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

function subjects() {
  return {
    nested: async () => (await import("./subjects/nested.ts")).nested,
    tiptap: async () => (await import("./subjects/tiptap.ts")).tiptap,
    blocknote: async () => (await import("./subjects/blocknote.ts")).blocknote,
  };
}
