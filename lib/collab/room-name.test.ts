import { expect, test } from "vitest";
import { isRoomName, parseRoomPath } from "./room-name.ts";

test("a path gives its decoded room name without slash and query", () => {
  expect(parseRoomPath("/notes")).toBe("notes");
  expect(parseRoomPath("/my%20room?token=x")).toBe("my room");
  expect(parseRoomPath("/a/b")).toBe("a/b");
  expect(parseRoomPath("/%E6%9C%88")).toBe("月");
  expect(parseRoomPath("/..%2f..%2fetc")).toBe("../../etc");
});

test("names that cannot be keys are refused", () => {
  for (const bad of [
    "/",
    "",
    "/?x",
    "/%00",
    "/a%0Ab",
    "/%ff",
    "/%zz",
    "/a%C2%85",
    `/${"a".repeat(257)}`,
    `/${"%E6%9C%88".repeat(86)}`,
  ]) {
    expect(parseRoomPath(bad)).toBeUndefined();
  }
  expect(isRoomName("\ud800")).toBe(false);
});

test("256 bytes are allowed", () => {
  expect(isRoomName("a".repeat(256))).toBe(true);
});
