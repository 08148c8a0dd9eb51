/** What every OrderedStore must do. Each adapter's test calls this with a way to make an empty store. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { KeyRange, OrderedStore } from "./ordered-store.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const put = (key: string, value: string) => ({ type: "put", key: bytes(key), value: bytes(value) }) as const;
const del = (key: string) => ({ type: "del", key: bytes(key) }) as const;

/** Runs the contract on the stores that `open` makes; `dispose` removes what is left behind. */
export function describeOrderedStore(
  name: string,
  open: () => Promise<OrderedStore>,
  dispose: () => Promise<void>,
): void {
  describe(`ordered store: ${name}`, () => {
    let store: OrderedStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
      await dispose();
    });

    async function keysIn(range: Partial<KeyRange> = {}): Promise<string[]> {
      const keys: string[] = [];
      for await (const row of store.range({ gte: bytes("k"), lt: bytes("l"), ...range })) {
        keys.push(new TextDecoder().decode(row.key));
      }
      return keys;
    }

    test("gives back what was written, and undefined for what was not or was deleted", async () => {
      await store.write([put("ka", "1"), put("kb", "2")]);
      await store.write([put("ka", "3"), del("kb"), del("never")]);
      expect(await store.get(bytes("ka"))).toEqual(bytes("3"));
      expect(await store.get(bytes("kb"))).toBeUndefined();
      expect(await store.get(bytes("kc"))).toBeUndefined();
    });

    test("gives many at once, in the order asked, with undefined for what is not there", async () => {
      await store.write([put("ka", "1"), put("kb", ""), put("kc", "3")]);
      const found = await store.getMany(["kc", "none", "ka", "kb", "kc"].map(bytes));
      expect(found).toEqual([bytes("3"), undefined, bytes("1"), bytes(""), bytes("3")]);
      expect(await store.getMany([])).toEqual([]);
    });

    test("keeps an empty value, and bytes that are no text", async () => {
      const odd = Uint8Array.of(0, 255, 10, 0);
      await store.write([put("k", ""), { type: "put", key: Uint8Array.of(107, 0, 255), value: odd }]);
      expect(await store.get(bytes("k"))).toEqual(new Uint8Array(0));
      expect(await store.get(Uint8Array.of(107, 0, 255))).toEqual(odd);
    });

    test("later writes of one call win over earlier ones", async () => {
      await store.write([put("k", "1"), del("k"), put("k", "2")]);
      expect(await store.get(bytes("k"))).toEqual(bytes("2"));
    });

    test("ranges are bytewise, half-open, and can be reversed and limited", async () => {
      await store.write(["kb", "k", "kc", "ka", "l", "j", "k\u00ff"].map((key) => put(key, "")));
      expect(await keysIn()).toEqual(["k", "ka", "kb", "kc", "k\u00ff"]);
      expect(await keysIn({ reverse: true, limit: 2 })).toEqual(["k\u00ff", "kc"]);
      expect(await keysIn({ limit: 3 })).toEqual(["k", "ka", "kb"]);
      expect(await keysIn({ limit: 0 })).toEqual([]);
      expect(await keysIn({ gte: bytes("ka"), lt: bytes("kb") })).toEqual(["ka"]);
    });

    test("a range is one snapshot, also when rows change while it is read", async () => {
      await store.write(Array.from({ length: 50 }, (_, i) => put(`k${String(i).padStart(2, "0")}`, "old")));
      const seen: string[] = [];
      for await (const row of store.range({ gte: bytes("k"), lt: bytes("l") })) {
        if (seen.length === 0) await store.write([del("k20"), put("k999", "new")]);
        seen.push(new TextDecoder().decode(row.key));
      }
      expect(seen).toHaveLength(50);
      expect(seen).toContain("k20");
    });

    test("a range that is left early does no harm", async () => {
      await store.write([put("ka", "1"), put("kb", "2")]);
      for await (const row of store.range({ gte: bytes("k"), lt: bytes("l") })) {
        expect(row.value).toEqual(bytes("1"));
        break;
      }
      await store.write([put("kc", "3")]);
      expect(await keysIn()).toEqual(["ka", "kb", "kc"]);
    });

    test("concurrent writes all land, in the order of the calls", async () => {
      await Promise.all(
        Array.from({ length: 500 }, (_, i) => store.write([put("k", String(i)), put(`k${i}`, "")])),
      );
      expect(await store.get(bytes("k"))).toEqual(bytes("499"));
      expect(await keysIn()).toHaveLength(501);
    });

    test("what the caller does with its bytes afterwards changes nothing", async () => {
      const value = bytes("1");
      await store.write([{ type: "put", key: bytes("k"), value }]);
      value[0] = 0;
      expect(await store.get(bytes("k"))).toEqual(bytes("1"));
    });

    test("giving space back changes nothing that can be read", async () => {
      await store.write(Array.from({ length: 500 }, (_, i) => put(`k${i}`, "x".repeat(1_000))));
      await store.write(Array.from({ length: 499 }, (_, i) => del(`k${i}`)));
      await Promise.all([store.reclaim({ gte: bytes("k"), lt: bytes("l") }), store.write([put("k", "new")])]);
      expect(await keysIn()).toEqual(["k", "k499"]);
    });

    test("close waits for writes, may be called twice, and refuses what comes later", async () => {
      const write = store.write([put("k", "1")]);
      await Promise.all([store.close(), write]);
      await store.close();
      await expect(store.write([put("k", "2")])).rejects.toMatchObject({ code: "closed" });
      await expect(store.get(bytes("k"))).rejects.toMatchObject({ code: "closed" });
      await expect(keysIn()).rejects.toMatchObject({ code: "closed" });
      await expect(store.reclaim({ gte: bytes("k"), lt: bytes("l") })).rejects.toMatchObject({
        code: "closed",
      });
    });
  });
}
