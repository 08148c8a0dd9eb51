// @vitest-environment happy-dom
import { vi } from "vitest";
import { describeRows } from "../merging/describe-rows.ts";

// Hoisted: the clock has to be there before Yjs takes `Date.now`.
const { skipTime } = await vi.hoisted(async () => {
  const { installSkippableClock } = await import("../merging/skippable-clock.ts");
  return { skipTime: installSkippableClock() };
});

describeRows("xml", skipTime);
