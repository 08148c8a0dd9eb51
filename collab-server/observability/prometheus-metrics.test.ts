import { expect, test } from "vitest";
import { createPrometheusMetrics, type ServerFigures } from "./prometheus-metrics.ts";

const figures: ServerFigures = {
  sockets: 12,
  rooms: 3,
  documents: 2,
  documentBytes: 4_096,
  tailRows: 70,
  unwrittenBytes: 5,
  pendingGaps: 1,
  slowSockets: 4,
  failingRooms: 0,
  followedPages: 2,
  pageReaders: 1_000,
};

test("METRICS what was told and what is read off stand in the text, each with its help", async () => {
  const metrics = createPrometheusMetrics();
  metrics.synced(0.003, true);
  metrics.synced(1, false);
  metrics.acknowledged(0.004);
  metrics.refused(403);
  metrics.refused(4401);
  metrics.refused(4401);
  metrics.closed("overload");
  metrics.throttled();
  const { type, text } = await metrics.scrape(figures);
  expect(type).toContain("text/plain");
  for (const line of [
    "quire_connections 12",
    "quire_rooms 3",
    "quire_documents 2",
    "quire_document_bytes 4096",
    "quire_tail_rows 70",
    "quire_unwritten_bytes 5",
    "quire_pending_gaps 1",
    "quire_slow_clients 4",
    "quire_failing_rooms 0",
    'quire_fsync_seconds_bucket{le="0.005"} 1',
    "quire_fsync_seconds_count 1",
    "quire_fsync_failures_total 1",
    "quire_acknowledgement_seconds_count 1",
    'quire_refused_total{code="403"} 1',
    'quire_refused_total{code="4401"} 2',
    'quire_closed_total{reason="overload"} 1',
    "quire_throttled_total 1",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds ");
  const named = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  for (const name of named) expect(text).toMatch(new RegExp(`^# HELP ${name} \\S`, "m"));
});

test("METRICS two servers in one process count for themselves, and the newest figures are shown", async () => {
  const [one, two] = [createPrometheusMetrics(), createPrometheusMetrics()];
  one.throttled();
  expect((await two.scrape(figures)).text).toContain("quire_throttled_total 0");
  await one.scrape(figures);
  expect((await one.scrape({ ...figures, rooms: 9 })).text).toContain("quire_rooms 9");
});
