/** The operator's calls on a running server: GET /v1/maintenance/…, with a service token and without a person. Reads only. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Logger } from "#collab-server/observability/logger.ts";
import { type Maintenance, maintenancePaths } from "../maintenance/maintenance-port.ts";
import { hasServiceToken } from "./service-token.ts";

export interface MaintenanceHandlerOptions {
  maintenance: Maintenance;
  serviceKey: Uint8Array;
  logger: Logger;
}

/** Answers a request whose path starts with `/v1/maintenance/`. Never rejects: a stream that fails is cut off, which its reader sees. */
export function createMaintenanceHandler({ maintenance, serviceKey, logger }: MaintenanceHandlerOptions) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(await hasServiceToken(serviceKey, request.headers.authorization))) {
      return send(response, 401, { error: { code: "unauthorized" } });
    }
    const url = new URL(request.url ?? "", "http://collab-server");
    if (request.method !== "GET") return send(response, 405, { error: { code: "method_not_allowed" } });
    if (url.pathname === maintenancePaths.room) {
      const report = await maintenance.inspect(url.searchParams.get("name") ?? "");
      return report ? send(response, 200, report) : send(response, 404, { error: { code: "not_found" } });
    }
    if (url.pathname === maintenancePaths.verify) {
      return stream(response, "application/x-ndjson", toLines(maintenance.verify()));
    }
    if (url.pathname === maintenancePaths.backup) {
      logger.info({}, "maintenance.backup_started");
      await stream(response, "application/octet-stream", maintenance.backup());
      return logger.info({}, "maintenance.backup_ended");
    }
    send(response, 404, { error: { code: "not_found" } });
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch (error) {
      logger.warn({ error }, "maintenance.failed");
      if (response.headersSent) response.destroy();
      else send(response, 500, { error: { code: "internal" } });
    }
  };
}

async function* toLines(events: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}

async function stream(
  response: ServerResponse,
  type: string,
  chunks: AsyncIterable<Uint8Array | string>,
): Promise<void> {
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  // No more is read from the store than the other side takes.
  await pipeline(Readable.from(chunks), response);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
