import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "#collab-server/observability/logger.ts";

export interface MetricsHandlerOptions {
  /** The text of the answer, and its content type. */
  scrape: () => Promise<{ type: string; text: string }>;
  /** Who scrapes must show it as a bearer token; undefined: anybody who reaches the port may. */
  token: string | undefined;
  logger: Logger;
}

/** Answers GET /metrics. False: the request is for somebody else. */
export type MetricsHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Figures say how many write and how much, never who or what; still they are for the operator. */
export function createMetricsHandler({ scrape, token, logger }: MetricsHandlerOptions): MetricsHandler {
  async function answer(response: ServerResponse): Promise<void> {
    try {
      const { type, text } = await scrape();
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
      response.end(text);
    } catch (error) {
      logger.error({ error }, "metrics.failed");
      response.destroy();
    }
  }

  return (request, response) => {
    if (request.url?.split("?", 1)[0] !== "/metrics") return false;
    if (token !== undefined && !isBearer(request.headers.authorization, token)) {
      response.writeHead(401, { "www-authenticate": "Bearer", "content-type": "text/plain; charset=utf-8" });
      response.end("This needs the token that `metrics-token` prints.\n");
    } else if (request.method !== "GET") response.writeHead(405).end();
    // oxlint-disable-next-line no-void -- `answer` handles every failure itself.
    else void answer(response);
    return true;
  };
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const shown = Buffer.from(/^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
  const wanted = Buffer.from(token);
  return shown.byteLength === wanted.byteLength && timingSafeEqual(shown, wanted);
}
