import { expect, test } from "vitest";
import { deriveKey } from "#lib/secrets/derive-key.ts";
import { verifyToken } from "#lib/secrets/token.ts";
import { createDocumentsClient } from "./documents-client.ts";

const masterSecret = "m".repeat(43);
const session = { personId: "p1", keyVersion: 3 };
const ann = { id: "p1", name: "Ann", color: "#1d4ed8", keyVersion: 3 };

/** A client whose every call is answered by `answer`, and the requests that it made. */
function clientThatGets(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = createDocumentsClient({
    baseUrl: "http://127.0.0.1:1234",
    masterSecret,
    fetch: async (input, init) => {
      const request = new Request(input instanceof Request ? input.url : input, init);
      requests.push(request);
      return answer(request);
    },
  });
  return { client, requests };
}

test("a call carries a fresh service token, the person and the key version", async () => {
  const { client, requests } = clientThatGets(() => Response.json(ann));
  expect(await client.forPerson(session).me()).toEqual(ann);
  const [request] = requests;
  expect(request?.url).toBe("http://127.0.0.1:1234/v1/people/me");
  expect(request?.headers.get("quire-person")).toBe("p1");
  expect(request?.headers.get("quire-person-key")).toBe("3");
  const token = request?.headers.get("authorization")?.replace("Bearer ", "") ?? "";
  await expect(verifyToken("service", deriveKey(masterSecret, "service"), token)).resolves.toEqual({});
});

test("ids and queries are encoded, so that no id reaches another path", async () => {
  const { client, requests } = clientThatGets(() => Response.json({ documents: [] }));
  const person = client.forPerson(session);
  await person.documents("trash", "a&b=c");
  await expect(person.document("../people/me?x")).rejects.toMatchObject({ code: "internal" });
  expect(requests.map(({ url }) => url.slice("http://127.0.0.1:1234".length))).toEqual([
    "/v1/documents?scope=trash&q=a%26b%3Dc",
    "/v1/documents/..%2Fpeople%2Fme%3Fx",
  ]);
});

test("an answer of another shape is an internal error", async () => {
  const { client } = clientThatGets(() => Response.json({ ...ann, keyVersion: "3" }));
  await expect(client.forPerson(session).me()).rejects.toMatchObject({ name: "ApiError", code: "internal" });
});

test("an error keeps its code, its sentence and when to try again", async () => {
  const { client } = clientThatGets(() =>
    Response.json(
      { error: { code: "rate_limited", message: "Too many tries." } },
      { status: 429, headers: { "retry-after": "7" } },
    ),
  );
  await expect(client.forPerson(session).redeemLink("s", "127.0.0.1")).rejects.toMatchObject({
    code: "rate_limited",
    httpStatus: 429,
    publicMessage: "Too many tries.",
    retryable: true,
    retryAfterSeconds: 7,
  });
});

test("an error page of somebody in between is an internal error", async () => {
  const { client } = clientThatGets(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await expect(client.allPeople()).rejects.toMatchObject({ code: "internal" });
});

test("a server that does not answer is unavailable", async () => {
  const { client } = clientThatGets(() => Promise.reject(new TypeError("fetch failed")));
  await expect(client.forPerson(session).me()).rejects.toMatchObject({
    code: "unavailable",
    retryable: true,
  });
});

test("an answer without content is nothing", async () => {
  const { client, requests } = clientThatGets(() => new Response(null, { status: 204 }));
  await expect(client.forPerson(session).revokeLink("d", "l")).resolves.toBeUndefined();
  expect(requests[0]?.method).toBe("DELETE");
});
