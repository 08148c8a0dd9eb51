/**
 * Structured logs: one JSON line per event on stdout. The message is the event's name (`room.loaded`), data go in fields.
 * Never content, tokens, or URLs with a query; the redaction below is the second line of defence, not the first.
 */
import pino from "pino";

/** What the server's parts log with; pino's Logger fits it, and tests hand in a recorder. */
export interface Logger {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** The levels of `COLLAB_LOG_LEVEL`, from loud to none. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const secretFields = ["token", "secret", "authorization", "cookie", "url", "query", "password"];

/** A logger that writes JSON lines to `destination` (stdout when absent). */
export function createLogger(level: LogLevel, destination?: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: { app: "quire-collab-server" },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: "***" },
      serializers: { error: pino.stdSerializers.err },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
