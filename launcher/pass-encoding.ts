import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { encodingHeader } from "#lib/publish/encoding-header.ts";

/** Lets the app answer with bytes that it compressed itself, once for everybody: the header is put right as the answer goes out. */
export function passEncoding(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  // Node calls this for every answer, also where headers go out with the first bytes.
  response.writeHead = (status: number, reason?: string | Headers, headers?: Headers): ServerResponse => {
    const encoding = response.getHeader(encodingHeader);
    if (encoding !== undefined) {
      response.removeHeader(encodingHeader);
      response.setHeader("content-encoding", encoding);
    }
    return typeof reason === "string"
      ? writeHead(status, reason, headers)
      : writeHead(status, reason ?? headers);
  };
}

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];
