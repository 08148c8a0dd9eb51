import { expect, test } from "vitest";
import { clientOrigin } from "./client-origin.ts";

const forged = {
  host: "q.example:3000",
  "x-forwarded-for": "6.6.6.6",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
};

test("without a trusted proxy nothing that a request says of itself counts", () => {
  expect(clientOrigin({ remoteAddress: "::ffff:10.0.0.5", headers: forged }, 0)).toEqual({
    host: "q.example:3000",
    proto: "http",
    address: "10.0.0.5",
  });
});

test("one trusted proxy: its entries count, what the browser put before them does not", () => {
  const headers = {
    host: "127.0.0.1:3000",
    "x-forwarded-for": "6.6.6.6, 203.0.113.9",
    "x-forwarded-host": "q.example",
    "x-forwarded-proto": "https",
  };
  expect(clientOrigin({ remoteAddress: "127.0.0.1", headers }, 1)).toEqual({
    host: "q.example",
    proto: "https",
    address: "203.0.113.9",
  });
});

test("two trusted proxies: the outer one's entry counts", () => {
  const headers = {
    host: "inner",
    "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.0.0.2",
    "x-forwarded-proto": "https",
  };
  expect(clientOrigin({ remoteAddress: "10.0.0.3", headers }, 2)).toEqual({
    host: "inner",
    proto: "https",
    address: "203.0.113.9",
  });
});

test("a trusted proxy that says nothing leaves what the connection says", () => {
  expect(clientOrigin({ remoteAddress: "10.0.0.3", headers: { host: "q.example" } }, 1)).toEqual({
    host: "q.example",
    proto: "http",
    address: "10.0.0.3",
  });
  expect(clientOrigin({ remoteAddress: undefined, headers: { "x-forwarded-proto": "gopher" } }, 1)).toEqual({
    host: "",
    proto: "http",
    address: "",
  });
});

test.each([
  ["203.0.113.9:4711", "203.0.113.9"],
  ["[2001:db8::1]:4711", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
])("a proxy's %s is the address %s", (given, address) => {
  expect(clientOrigin({ remoteAddress: "10.0.0.3", headers: { "x-forwarded-for": given } }, 1).address).toBe(
    address,
  );
});
