import { createMemoryStore } from "./memory-store.ts";
import { describeOrderedStore } from "./ordered-store.contract.ts";

describeOrderedStore(
  "memory",
  async () => createMemoryStore(),
  async () => {},
);
