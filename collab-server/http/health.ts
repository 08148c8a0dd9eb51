import type { IncomingMessage, ServerResponse } from "node:http";

export interface HealthOptions {
  /** Writes and reads something in the real store; rejects when that fails. */
  probeStore: () => Promise<void>;
  /** The server is about to stop. */
  isDraining: () => boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Answers what health checks ask. False: the request is for somebody else. */
export type HealthHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A probe costs an fsync; whoever asks more often than this gets the last answer. */
const probeForMs = 1_000;
const probeTimeoutMs = 2_000;

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, so send people here. 200 or 503, with one word as the reason.
 */
export function createHealthHandler({ probeStore, isDraining, now }: HealthOptions): HealthHandler {
  let last: { at: number; result: Promise<boolean> } | undefined;

  function probe(): Promise<boolean> {
    if (last === undefined || now() - last.at > probeForMs) last = { at: now(), result: isStoreWell() };
    return last.result;
  }

  async function isStoreWell(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("the store does not answer")), probeTimeoutMs);
    });
    try {
      await Promise.race([probeStore(), tooLate]);
      return true;
    } catch {
      // Why is in the log of whoever really needed the store; here the answer is the handling.
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async function answerReady(response: ServerResponse): Promise<void> {
    if (isDraining()) send(response, 503, "draining");
    else if (await probe()) send(response, 200, "ready");
    else send(response, 503, "store");
  }

  return (request, response) => {
    const path = request.url?.split("?", 1)[0];
    if (path !== "/healthz" && path !== "/readyz") return false;
    if (request.method !== "GET" && request.method !== "HEAD") send(response, 405, "method");
    else if (path === "/healthz") send(response, 200, "ok");
    // oxlint-disable-next-line no-void -- `probe` never rejects.
    else void answerReady(response);
    return true;
  };
}

function send(response: ServerResponse, status: number, word: string): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ status: word }));
}
