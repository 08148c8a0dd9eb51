import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { encodingHeader } from "#lib/publish/encoding-header.ts";
import { passEncoding } from "./pass-encoding.ts";

async function answerOf(app: RequestListener): Promise<Response> {
  const server = createServer((request, response) => {
    passEncoding(response);
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an AddressInfo; only pipes have a string.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  server.close();
  return answer;
}

test("bytes that the app compressed go out under their own name", async () => {
  const answer = await answerOf((_request, response) => {
    response.setHeader(encodingHeader, "br");
    response.end(brotliCompressSync("Hello"));
  });
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(answer.headers.get(encodingHeader)).toBeNull();
  expect(await answer.text()).toBe("Hello");
});

test("every other answer stays as it is", async () => {
  const answer = await answerOf((_request, response) =>
    response.writeHead(418, { "x-own": "1" }).end("Hello"),
  );
  expect([answer.status, answer.headers.get("x-own"), await answer.text()]).toEqual([418, "1", "Hello"]);
});
