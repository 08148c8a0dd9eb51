/** `inspect <room>`: what the data folder, and the running server when there is one, know of a room. */
import { splitSettings } from "#collab-server/config.ts";
import { StartError } from "#collab-server/start-error.ts";
import type { RoomReport } from "../maintenance/maintenance-port.ts";
import type { Command } from "./command.ts";
import { describeFault } from "./describe-fault.ts";
import { readFolderConfig } from "./folder-config.ts";
import { showBytes } from "./shown-bytes.ts";
import { showCount } from "./shown-count.ts";
import { withMaintenance } from "./with-maintenance.ts";

/** Exit code 1: the room has faults. */
export const inspect: Command = {
  summary: "Show a room: rows, bytes, authors, state, health.",
  usage: "<room>",
  async run(args) {
    const { settings, rest } = splitSettings(args);
    const [room, ...more] = rest;
    if (room === undefined || more.length > 0) throw new StartError("Use it like this: inspect <room>");
    const config = readFolderConfig(settings);
    const report = await withMaintenance(config, (maintenance) => maintenance.inspect(room));
    if (report === undefined) throw new StartError(`There is no room “${room}” in ${config.dataDir}.`);
    process.stdout.write(`${describeRoom(report).join("\n")}\n`);
    return report.faults.length > 0 ? 1 : 0;
  },
};

/** The report as lines. */
export function describeRoom(report: RoomReport): string[] {
  const { document, open, authors, faults, aside } = report;
  const width = Math.max(...authors.map((author) => label(author).length), 0);
  return [
    `room        ${report.room}`,
    `rows        ${report.rows}`,
    `history     ${describeHistory(report)}`,
    `stored      ${showBytes(report.bytes)}`,
    `document    ${showBytes(report.documentBytes)}`,
    `written     ${time(report.firstAt)} to ${time(report.lastAt)}`,
    `incarnation ${report.incarnation ?? "that of the directory"}`,
    `directory   ${document === null ? "not in it" : describeDocument(document)}`,
    `state       ${open === null ? "not in memory" : describeOpen(open)}`,
    `health      ${faults.length === 0 ? "good" : showCount(faults.length, "fault")}`,
    ...faults.map((fault) => `  ${describeFault(fault)}`),
    ...(aside.length > 0 ? [`  moved aside earlier, because damaged: row ${aside.join(", ")}`] : []),
    "authors",
    ...authors.map((author) => {
      return `  ${label(author).padEnd(width)}  ${showCount(author.rows, "row").padStart(12)}  ${showBytes(author.bytes).padStart(9)}`;
    }),
  ];
}

function describeHistory({ segments, snapshotThrough }: RoomReport): string {
  const snapshot =
    snapshotThrough === null ? "no snapshot" : `a snapshot of the rows up to ${snapshotThrough}`;
  return `${showCount(segments, "segment")}, ${snapshot}`;
}

function label({ personId, name }: RoomReport["authors"][number]): string {
  if (personId === "") return "nobody verified, or the server";
  return name === null ? personId : `${personId} (${name})`;
}

function describeDocument(document: NonNullable<RoomReport["document"]>): string {
  const { ownerId, format, schemaVersion, trashedAt } = document;
  const trashed = trashedAt === null ? "" : `, in the trash since ${time(trashedAt)}`;
  return `owner ${ownerId}, format ${format}, schema ${schemaVersion}${trashed}`;
}

function describeOpen({
  state,
  sockets,
  unwrittenBytes,
  isStoreFailing,
}: NonNullable<RoomReport["open"]>): string {
  const store = isStoreFailing ? ", THE STORE REFUSES WRITES" : "";
  return `${state}, ${showCount(sockets, "socket")}, ${showBytes(unwrittenBytes)} on the way to disk${store}`;
}

function time(at: number | null): string {
  return at === null ? "never" : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
