/** Where ports meet their adapters: a running server out of settings. The directory's half is in open-directory.ts. */
import { join } from "node:path";
import type { AccessPort } from "#collab-server/access/access-port.ts";
import { createOpenAccess } from "#collab-server/access/open.ts";
import { shareAccessChanges } from "#collab-server/access/shared-changes.ts";
import { createTokenRoomAccess } from "#collab-server/access/token-room.ts";
import { createBlobFolder } from "#collab-server/blobs/blob-folder.ts";
import { createLocalCluster } from "#collab-server/cluster/local-cluster.ts";
import { createCompactionThread } from "#collab-server/compaction/compaction-thread-host.ts";
import { createInstanceRules } from "#collab-server/documents/instance-rules.ts";
import { createMaintenanceHandler } from "#collab-server/http/maintenance-handler.ts";
import { createStoreMaintenance } from "#collab-server/maintenance/store-maintenance.ts";
import type { Logger } from "#collab-server/observability/logger.ts";
import type { Metrics } from "#collab-server/observability/metrics.ts";
import { createPrometheusMetrics } from "#collab-server/observability/prometheus-metrics.ts";
import { createRoomRegistry } from "#collab-server/rooms/room-registry.ts";
import { openLevelDatabase } from "#collab-server/storage/level-database.ts";
import { openLeveldownStore } from "#collab-server/storage/leveldown-store.ts";
import { measureDatabase } from "#collab-server/storage/measured-database.ts";
import { type OrderedStore, StoreError } from "#collab-server/storage/ordered-store.ts";
import { createOrderedUpdateLog } from "#collab-server/storage/ordered-update-log.ts";
import { systemClock } from "#lib/collab/clock.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { metricsToken } from "#lib/secrets/metrics-token.ts";
import type { Config } from "./config.ts";
import { readSecret } from "./data-folder.ts";
import { openDirectory } from "./open-directory.ts";
import { retainDaily, sweepHourly } from "./regular-work.ts";
import { rehearse } from "./rehearsal.ts";
import { removeRunningAddress, writeRunningAddress } from "./running-address.ts";
import { createCollabServer } from "./server.ts";
import { StartError } from "./start-error.ts";

export interface RunningServer {
  port: number;
  /** Writes everything, says goodbye to everybody, and lets go of the data folder. */
  stop(): Promise<void>;
}

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
