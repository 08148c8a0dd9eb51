import { expect, test } from "vitest";
import { z } from "zod";
import { callWebApi, type WebApiRequest } from "./call-web-api.ts";

const thing: WebApiRequest<{ id: string }> = {
  method: "GET",
  path: "/thing",
  answer: z.object({ id: z.string() }),
};
const answering = (response: Response) => async () => response;

test("gives the checked answer", async () => {
  expect(await callWebApi(thing, answering(Response.json({ id: "1" })))).toEqual({ id: "1" });
});

test("sends a body as JSON under /api", async () => {
  let seen: { url: string; init: RequestInit | undefined } | undefined;
  const send: typeof fetch = async (input, init) => {
    seen = { url: input instanceof Request ? input.url : String(input), init };
    return new Response(null, { status: 204 });
  };
  await callWebApi({ method: "POST", path: "/thing", body: { a: 1 }, answer: null }, send);
  expect(seen?.url).toBe("/api/thing");
  expect(seen?.init).toMatchObject({ method: "POST", body: '{"a":1}', cache: "no-store" });
});

test.each([
  [
    "an error of the API keeps code and sentence",
    Response.json({ error: { code: "not_found", message: "Gone." } }, { status: 404 }),
    "not_found",
    "Gone.",
  ],
  [
    "an unknown code is internal",
    Response.json({ error: { code: "odd", message: "Odd." } }, { status: 400 }),
    "internal",
    "Odd.",
  ],
  [
    "a proxy's error page is unavailable",
    new Response("<h1>502</h1>", { status: 502 }),
    "unavailable",
    /does not answer/,
  ],
  ["an answer of another shape is internal", Response.json({ id: 1 }), "internal", /Reload/],
  ["an answer that is no JSON is internal", new Response("hello"), "internal", /Reload/],
])("%s", async (_title, response, code, message) => {
  await expect(callWebApi(thing, answering(response))).rejects.toMatchObject({
    name: "WebApiError",
    code,
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });
});

test("no answer is offline", async () => {
  const failing = () => Promise.reject(new TypeError("Failed to fetch"));
  await expect(callWebApi(thing, failing)).rejects.toMatchObject({ code: "offline" });
});
