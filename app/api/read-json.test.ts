import { expect, test } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json.ts";

const schema = z.object({ name: z.string() });
const post = (body: BodyInit) => new Request("http://q/", { method: "POST", body });

test("reads what the schema describes, whole characters across chunks", async () => {
  const bytes = new TextEncoder().encode('{"name":"é"}');
  const stream = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const request = new Request("http://q/", { method: "POST", body: stream, duplex: "half" } as RequestInit);
  expect(await readJson(request, schema)).toEqual({ name: "é" });
});

test.each(["", "{", "[]", '{"name":1}'])("a body of %j is a bad request", async (body) => {
  await expect(readJson(post(body), schema)).rejects.toMatchObject({ code: "bad_request" });
});

test("a body over the limit is not read to its end", async () => {
  let pulls = 0;
  const stream = new ReadableStream({
    pull(controller) {
      pulls += 1;
      controller.enqueue(new Uint8Array(1024));
      if (pulls === 1_000) controller.close();
    },
  });
  const request = new Request("http://q/", { method: "POST", body: stream, duplex: "half" } as RequestInit);
  await expect(readJson(request, schema, 4 * 1024)).rejects.toMatchObject({ code: "too_large" });
  expect(pulls).toBeLessThan(20);
});
