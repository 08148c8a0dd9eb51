/** The one place where ports meet their adapters: a running server out of settings. */
import { join } from "node:path";
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createDirectoryAccess } from "#collab-server/access/directory-access.ts";
import { createOpenAccess } from "#collab-server/access/open.ts";
import { shareAccessChanges } from "#collab-server/access/shared-changes.ts";
import { createTokenRoomAccess } from "#collab-server/access/token-room.ts";
import { createBlobFolder } from "#collab-server/blobs/blob-folder.ts";
import type { BlobStore } from "#collab-server/blobs/blob-store.ts";
import { createLocalCluster } from "#collab-server/cluster/local-cluster.ts";
import { type Comments, createComments } from "#collab-server/comments/create-comments.ts";
import { createOrderedCommentStore } from "#collab-server/comments/ordered-comment-store.ts";
import { createOrderedNoticeStore } from "#collab-server/comments/ordered-notice-store.ts";
import { createCompactionThread } from "#collab-server/compaction/compaction-thread-host.ts";
import { enforceRetention, type RetentionOptions } from "#collab-server/compaction/retention.ts";
import { createDirectory, type Directory } from "#collab-server/documents/create-directory.ts";
import { createFrozenPages } from "#collab-server/documents/frozen-pages.ts";
import { createHomeRows } from "#collab-server/documents/home-rows.ts";
import { createInstanceRules, type InstanceRules } from "#collab-server/documents/instance-rules.ts";
import { createOrderedDirectory } from "#collab-server/documents/ordered-directory.ts";
import { type ApiHandler, createApiHandler } from "#collab-server/http/api-handler.ts";
import { createMaintenanceHandler } from "#collab-server/http/maintenance-handler.ts";
import { createStoreMaintenance } from "#collab-server/maintenance/store-maintenance.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import { createPrometheusMetrics } from "#collab-server/observability/prometheus-metrics.ts";
import { ByteReader } from "#collab-server/protocol/byte-reader.ts";
import { readUpdateShape } from "#collab-server/protocol/update-shape.ts";
import { createRoomRegistry, type RoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { type OpenSearch, openSearch } from "#collab-server/search/open-search.ts";
import { createSearchThread } from "#collab-server/search/search-thread-host.ts";
import { openLevelDatabase } from "#collab-server/storage/level-database.ts";
import { openLeveldownStore } from "#collab-server/storage/leveldown-store.ts";
import type { LogArchive } from "#collab-server/storage/log-archive.ts";
import { createLogSurvey } from "#collab-server/storage/log-survey.ts";
import { measureDatabase } from "#collab-server/storage/measured-database.ts";
import { type OrderedStore, StoreError } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { type Clock, systemClock } from "#lib/collab/clock.ts";
import { limits } from "#lib/collab/limits.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { metricsToken } from "#lib/secrets/metrics-token.ts";
import type { Config } from "./config.ts";
import { readSecret } from "./data-folder.ts";
import { rehearse } from "./rehearsal.ts";
import { removeRunningAddress, writeRunningAddress } from "./running-address.ts";
import { createCollabServer } from "./server.ts";
import { StartError } from "./start-error.ts";

export interface RunningServer {
  port: number;
  /** Writes everything, says goodbye to everybody, and lets go of the data folder. */
  stop(): Promise<void>;
}

const sweepMs = 3_600_000;
/** History is cut by the day. The first time soon after the start, for those who restart every night. */
const retentionTimes = { firstMs: 15 * 60_000, everyMs: 24 * 3_600_000, breathMs: 50 } as const;
/** Between two documents of a `verify` under way: the edits of people go first. */
const breathMs = 2;

/** Opens the data folder and listens. Rejects with StartError, and leaves nothing open then. */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  const clock = systemClock;
  const isOpen = config.auth === "open";
  const masterSecret = readSecret(config);
  const secret = isOpen ? undefined : masterSecret;
  const metrics = createPrometheusMetrics();
  const store = await openStore(config, metrics, logger);
  const compactor = createCompactionThread(clock);
  const cluster = createLocalCluster().join();
  const log = createOrderedUpdateLog(store);
  const rooms = createRoomRegistry({ log, compactor, cluster, clock, logger, metrics });
  const now = (): number => clock.now();
  const blobs = createBlobFolder(join(config.dataDir, "blobs"));
  const directory =
    secret === undefined
      ? undefined
      : openDirectory({
          store,
          rooms,
          archive: log,
          metrics,
          secret,
          logger,
          now,
          clock,
          blobs,
          rules: createInstanceRules(config),
        });
  // Also in open mode: who may write everything may still not copy the whole folder.
  const maintain = createMaintenanceHandler({
    maintenance: createStoreMaintenance({
      store,
      blobs,
      now,
      openRoom: (room) => rooms.figures(room)[0] ?? null,
      breathe: () => new Promise((resolve) => clock.after(breathMs, resolve)),
    }),
    serviceKey: deriveKey(masterSecret, "service"),
    logger,
  });
  const server = createCollabServer({
    store,
    rooms,
    access: shareAccessChanges(accessFor(config, directory?.access), cluster, logger),
    tokenKey: secret === undefined ? undefined : deriveKey(secret, "collab"),
    allowedOrigins: config.allowedOrigins,
    proxyKey: config.proxyKey,
    http: (request, response) => {
      if (request.url?.startsWith("/v1/maintenance/")) return maintain(request, response);
      return directory === undefined ? undefined : directory.http(request, response);
    },
    clock,
    logger,
    metrics,
    exposition: {
      scrape: (figures) => metrics.scrape(figures, directory?.search.figures()),
      token: config.metrics === "open" ? undefined : metricsToken(masterSecret),
    },
    ...(directory && { followed: () => directory.publishing.figures() }),
    maxConnectionsPerAddress: config.maxConnectionsPerAddress,
  });
  const stopSweeping = directory ? sweepHourly(directory, clock, logger) : () => {};
  const { historyDays } = config;
  const retention = historyDays !== undefined && { archive: log, compactor, now, historyDays };
  const stopRetaining = retention ? retainDaily({ store, retention, clock, logger }) : () => {};

  async function letGo(): Promise<void> {
    stopSweeping();
    stopRetaining();
    await directory?.search.close();
    await directory?.close();
    await compactor.close();
    await cluster.close();
    await store.close();
  }

  try {
    await directory?.recover().catch((error: unknown) => logger.error({ error }, "directory.recover_failed"));
    await rehearse(clock, logger);
    const port = await server.listen(config.host, config.port);
    writeRunningAddress(config.dataDir, config.host, port);
    // Behind the door: nobody waits for it, and answers say that it is not done.
    directory?.search.start();
    return {
      port,
      async stop() {
        removeRunningAddress(config.dataDir);
        await server.drain();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function openStore({ dataDir }: Config, metrics: Metrics, logger: Logger): Promise<OrderedStore> {
  try {
    return await openLeveldownStore(join(dataDir, "leveldb"), {
      open: async (folder) =>
        measureDatabase(await openLevelDatabase(folder), metrics, () => performance.now()),
      onDamage: ({ kind, copy }) => logger.error({ copy }, `store.${kind}_damaged`),
    });
  } catch (error) {
    if (error instanceof StoreError) throw new StartError(error.message, error);
    throw error;
  }
}

/** A room claim makes a room outside the directory in stand-alone use, never under `npm start` (contracts.md, Tokens). */
function accessFor(config: Config, directory: AccessPort | undefined): AccessPort {
  if (directory === undefined) return createOpenAccess();
  return config.directory === "on" ? directory : createTokenRoomAccess(directory);
}

interface OpenDirectory extends Directory {
  search: OpenSearch;
  access: AccessPort;
  http: ApiHandler;
}

function openDirectory(options: {
  store: OrderedStore;
  rooms: RoomRegistry;
  archive: LogArchive;
  metrics: Metrics;
  secret: string;
  logger: Logger;
  now: () => number;
  clock: Clock;
  blobs: BlobStore;
  rules: InstanceRules;
}): OpenDirectory {
  const { store, rooms, secret: masterSecret, logger, now, blobs, rules, clock, archive, metrics } = options;
  const rows = createHomeRows(createOrderedDirectory({ store, logger, now }));
  const { directory: records } = rows;
  const access = createDirectoryAccess({ directory: records, logger, rules, now });
  const comments = createOrderedCommentStore({ store, logger });
  const review: Comments = createComments({
    directory: records,
    comments,
    notices: createOrderedNoticeStore({ store, logger }),
    changes: access.changes,
    editor: rooms,
    logger,
    now,
  });
  const directory = createDirectory({
    rows,
    access,
    editor: rooms,
    blobs,
    frozen: createFrozenPages(store),
    // oxlint-disable-next-line no-void -- `tell` never rejects.
    tellNews: (news) => void review.notices.tell({ ...news, at: now(), threadId: null, text: "" }),
    removeComments: (documentId) => comments.removeDocument(documentId),
    checkUpdate: (update) => void readUpdateShape(new ByteReader(update)),
    masterSecret,
    logger,
    now,
    rules,
    after: (ms, task) => clock.after(ms, task),
  });
  const search = openSearch({
    rows,
    archive,
    createHost: (onLost) => createSearchThread({ onLost, maxHeapMb: limits.maxSearchHeapMb }),
    clock,
    logger,
    metrics,
  });
  const http = createApiHandler({
    directory,
    comments: review,
    search,
    masterSecret,
    logger,
    now,
  });
  return { ...directory, access, search, http };
}

function sweepHourly(directory: Directory, clock: Clock, logger: Logger): () => void {
  let cancel = clock.after(sweepMs, sweep);
  function sweep(): void {
    cancel = clock.after(sweepMs, sweep);
    directory.sweep().catch((error: unknown) => logger.error({ error }, "directory.sweep_failed"));
  }
  return () => cancel();
}

function retainDaily(options: {
  store: OrderedStore;
  retention: RetentionOptions;
  clock: Clock;
  logger: Logger;
}): () => void {
  const { store, retention, clock, logger } = options;
  let isStopped = false;
  let cancel = clock.after(retentionTimes.firstMs, run);
  async function* rooms(): AsyncGenerator<string> {
    for await (const room of createLogSurvey(store).rooms()) {
      if (isStopped) return;
      yield room;
    }
  }
  function run(): void {
    cancel = clock.after(retentionTimes.everyMs, run);
    enforceRetention(
      rooms(),
      retention,
      () => new Promise((resolve) => clock.after(retentionTimes.breathMs, resolve)),
    )
      .then((changed) => logger.info({ rooms: changed }, "history.merged"))
      .catch((error: unknown) => {
        if (!isStopped) logger.error({ error }, "history.merge_failed");
      });
  }
  return () => {
    isStopped = true;
    cancel();
  };
}
