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

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  // Not `for await`: leaving it early destroys the socket, and with it the answer that says why.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= maxBytes) chunks.push(chunk);
      else {
        request.pause();
        reject(tooLarge(maxBytes));
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", (cause) => reject(badRequest("", cause)));
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
      request.pause();
      reject(tooLarge(maxBytes));
    }
  });
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
