import { expect, test } from "vitest";
import { localUrl, networkAddresses } from "./addresses.ts";

test.each([
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["127.0.0.1", "http://localhost:3000"],
  ["192.168.1.5", "http://192.168.1.5:3000"],
  ["fd00::5", "http://[fd00::5]:3000"],
])("HOST %s is opened at %s", (host, url) => {
  expect(localUrl(host, 3000)).toBe(url);
});

test("others are told of addresses only when all of them are listened on", () => {
  expect(networkAddresses("127.0.0.1")).toEqual([]);
  for (const address of networkAddresses("0.0.0.0")) expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});
