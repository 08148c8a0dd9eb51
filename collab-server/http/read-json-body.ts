import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { DirectoryError } from "../documents/directory-error.ts";

/** The JSON body of a request, checked by `schema`. Throws `too_large` and `bad_request`; never reads past `maxBytes`. */
export async function readJsonBody<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
  maxBytes: number,
): Promise<T> {
  const parsed = schema.safeParse(parseJson(await readBytes(request, maxBytes)));
  if (parsed.success) return parsed.data;
  // Which field, and what is wrong with it; zod's messages do not repeat the value.
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw badRequest(field === "" ? "" : ` (${field}: ${issue?.message ?? ""})`, parsed.error);
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new Error("the request was given an encoding");
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw badRequest("", cause);
  }
}

function tooLarge(maxBytes: number): DirectoryError {
  return new DirectoryError("too_large", `The request holds more than ${maxBytes} bytes.`);
}

function badRequest(detail: string, cause: unknown): DirectoryError {
  return new DirectoryError("bad_request", `The request is not understood${detail}.`, { cause });
}
