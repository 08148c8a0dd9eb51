import { afterEach, beforeEach, expect, vi } from "vitest";

// An unexpected console.error is a fault that nobody looked at. A test that expects one mocks it itself.
let errorSpy: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  errorSpy = vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = errorSpy.mock.calls;
  errorSpy.mockRestore();
  expect(calls, "console.error was called during the test").toEqual([]);
});
