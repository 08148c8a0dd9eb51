/** Maintenance of a running server's store, over its HTTP API. What goes wrong is thrown as MaintenanceError. */
import type { z } from "zod";
import { limits } from "#lib/collab/limits.ts";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { signToken } from "#lib/secrets/token.ts";
import {
  type Maintenance,
  maintenancePaths,
  roomReportSchema,
  verifyEventSchema,
} from "./maintenance-port.ts";

/** `unavailable`: nobody answers. `unauthorized`: another secret. `broken`: the answer was cut off or is no answer of Quire's. */
export class MaintenanceError extends Error {
  readonly code: "unavailable" | "unauthorized" | "broken";

  constructor(code: MaintenanceError["code"], cause?: unknown) {
    super(`maintenance call: ${code}`, { cause });
    this.name = "MaintenanceError";
    this.code = code;
  }
}

export interface MaintenanceClientOptions {
  /** Such as http://127.0.0.1:1234. */
  baseUrl: string;
  masterSecret: string;
}

export function createMaintenanceClient({ baseUrl, masterSecret }: MaintenanceClientOptions): Maintenance {
  const key = deriveKey(masterSecret, "service");

  /** Undefined: 404. */
  async function call(path: string): Promise<Response | undefined> {
    const token = await signToken("service", key, {}, limits.serviceTokenSeconds);
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(baseUrl + path, { headers }).catch((error: unknown) => {
      throw new MaintenanceError("unavailable", error);
    });
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 404) return undefined;
    throw new MaintenanceError(response.status === 401 ? "unauthorized" : "broken");
  }

  async function* stream(path: string): AsyncGenerator<Uint8Array> {
    const response = await call(path);
    if (response === undefined || response.body === null) throw new MaintenanceError("broken");
    try {
      yield* response.body;
    } catch (error) {
      throw new MaintenanceError("broken", error);
    }
  }

  return {
    async inspect(room) {
      const response = await call(
        `${maintenancePaths.room}?${new URLSearchParams({ name: room }).toString()}`,
      );
      return response && parse(roomReportSchema, await response.text());
    },
    async *verify() {
      for await (const line of linesOf(stream(maintenancePaths.verify))) yield parse(verifyEventSchema, line);
    },
    backup: () => stream(maintenancePaths.backup),
  };
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new MaintenanceError("broken", cause);
  }
}
