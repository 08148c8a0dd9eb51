import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "./metrics.ts";

/** What is read off at the scrape. */
export interface ServerFigures {
  sockets: number;
  rooms: number;
  /** Those of them whose document has a Y.Doc. */
  documents: number;
  documentBytes: number;
  tailRows: number;
  unwrittenBytes: number;
  pendingGaps: number;
  slowSockets: number;
  failingRooms: number;
  followedPages: number;
  pageReaders: number;
}

/** The same of the search index; absent where there is none. */
export interface SearchGauges {
  documents: number;
  bytes: number;
  heapBytes: number;
  waiting: number;
  titlesOnly: number;
}

export interface PrometheusMetrics extends Metrics {
  /** The text of `/metrics`, and its content type. */
  scrape(figures: ServerFigures, search?: SearchGauges): Promise<{ type: string; text: string }>;
}

/** From a fast SSD to a disk that is in trouble. */
const diskBuckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The lag is measured by waking up so often; every 10 ms, as by itself, is more wakes than a busy room's edits are. */
const lagPrecisionMs = 50;

const gauges: Record<keyof ServerFigures, readonly [name: string, help: string]> = {
  sockets: ["quire_connections", "Open WebSockets."],
  rooms: ["quire_rooms", "Rooms in memory."],
  documents: ["quire_documents", "Documents held as a Y.Doc; those of the other rooms are held encoded."],
  documentBytes: ["quire_document_bytes", "Bytes of the loaded documents as logged."],
  tailRows: ["quire_tail_rows", "Log rows that loading the rooms in memory would read."],
  unwrittenBytes: ["quire_unwritten_bytes", "Bytes of edits accepted and not on disk yet."],
  pendingGaps: ["quire_pending_gaps", "Pieces of edits that wait for a predecessor."],
  slowSockets: ["quire_slow_clients", "WebSockets that are not sent more, because they do not read."],
  failingRooms: [
    "quire_failing_rooms",
    "Rooms whose store refuses writes. Anything but 0 means edits that are not saved.",
  ],
  followedPages: ["quire_followed_pages", "Published pages that somebody follows live."],
  pageReaders: ["quire_page_readers", "Readers who follow published pages, as the web app told last."],
};

const searchGauges: Record<keyof SearchGauges, readonly [name: string, help: string]> = {
  documents: ["quire_search_documents", "Documents in the search index."],
  bytes: ["quire_search_index_bytes", "What the search index takes, about."],
  heapBytes: ["quire_search_heap_bytes", "The heap of the thread that the search index is in."],
  waiting: ["quire_search_waiting", "Documents that wait to be read for the search index."],
  titlesOnly: [
    "quire_search_titles_only",
    "Documents found by their titles only: the index is full, or they cannot be read.",
  ],
};

/** Figures of this process in a registry of their own, with those of Node (CPU, memory, garbage, lag of the event loop). */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagPrecisionMs });
  const sync = new Histogram({
    name: "quire_fsync_seconds",
    help: "Time of one synced write batch.",
    buckets: diskBuckets,
    registers,
  });
  const failed = new Counter({
    name: "quire_fsync_failures_total",
    help: "Write batches that the store refused.",
    registers,
  });
  const wait = new Histogram({
    name: "quire_acknowledgement_seconds",
    help: "From accepting an edit to having it on disk; the oldest edit of each commit.",
    buckets: diskBuckets,
    registers,
  });
  const refused = new Counter({
    name: "quire_refused_total",
    help: "Handshakes and joins refused, by HTTP status or close code.",
    labelNames: ["code"],
    registers,
  });
  const closed = new Counter({
    name: "quire_closed_total",
    help: "WebSockets closed, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const throttled = new Counter({
    name: "quire_throttled_total",
    help: "Times that a socket sent more than its share and was not read for a while.",
    registers,
  });
  const searches = new Histogram({
    name: "quire_search_seconds",
    help: "Time of one search, as long as somebody waited for it.",
    buckets: diskBuckets,
    registers,
  });
  const searchAsked = Object.entries(searchGauges).map(([figure, [name, help]]) => ({
    figure,
    gauge: new Gauge({ name, help, registers }),
  }));
  const asked = Object.entries(gauges).map(([figure, [name, help]]) => ({
    figure,
    gauge: new Gauge({ name, help, registers }),
  }));

  return {
    synced(seconds, isWritten) {
      if (isWritten) sync.observe(seconds);
      else failed.inc();
    },
    acknowledged: (seconds) => wait.observe(seconds),
    refused: (code) => refused.inc({ code: String(code) }),
    closed: (reason) => closed.inc({ reason }),
    throttled: () => throttled.inc(),
    searched: (seconds) => searches.observe(seconds),
    async scrape(figures, search) {
      if (search !== undefined)
        for (const { figure, gauge } of searchAsked) if (isSearchFigure(figure)) gauge.set(search[figure]);
      for (const { figure, gauge } of asked) if (isFigure(figure)) gauge.set(figures[figure]);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

function isFigure(name: string): name is keyof ServerFigures {
  return name in gauges;
}

function isSearchFigure(name: string): name is keyof SearchGauges {
  return name in searchGauges;
}
