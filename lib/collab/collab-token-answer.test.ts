import { expect, test } from "vitest";
import { collabServerUrl } from "./collab-token-answer.ts";

test("a path is at the page's own origin, an address stays as it is", () => {
  expect(collabServerUrl("/collab", { protocol: "http:", host: "10.0.0.2:3000" })).toBe(
    "ws://10.0.0.2:3000/collab",
  );
  expect(collabServerUrl("/collab", { protocol: "https:", host: "q.example" })).toBe(
    "wss://q.example/collab",
  );
  expect(collabServerUrl("wss://c.example/rt", { protocol: "http:", host: "q" })).toBe("wss://c.example/rt");
});
