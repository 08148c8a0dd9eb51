import type { Logger } from "#collab-server/observability/logger.ts";

export interface RecordedEvent {
  level: keyof Logger;
  event: string;
  fields: object;
}

/** A logger for tests that keeps what it is told. */
export function createRecordingLogger(): Logger & { events: RecordedEvent[] } {
  const events: RecordedEvent[] = [];
  const record = (level: keyof Logger) => (fields: object, event: string) =>
    void events.push({ level, event, fields });
  return {
    events,
    debug: record("debug"),
    info: record("info"),
    warn: record("warn"),
    error: record("error"),
  };
}
