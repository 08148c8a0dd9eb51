/**
 * Every code that the collab server closes a socket with. y-websocket 3.1 reconnects on all codes but 4400–4499,
 * so that range is for what a retry cannot mend, and the rest for what it can.
 */
export const closeCodes = {
  normal: { code: 1000, retry: false, meaning: "The client is done." },
  badMessage: { code: 4400, retry: false, meaning: "A frame could not be understood." },
  unauthorized: { code: 4401, retry: false, meaning: "No token, or an expired or forged one." },
  forbidden: { code: 4403, retry: false, meaning: "No access, or it was revoked." },
  gone: { code: 4404, retry: false, meaning: "The document was deleted." },
  otherIncarnation: {
    code: 4409,
    retry: false,
    meaning: "The document was replaced; the local copy is of the old one.",
  },
  tooLarge: { code: 4413, retry: false, meaning: "The document or a message is over the limit." },
  schemaTooOld: { code: 4426, retry: false, meaning: "The client is too old for this document." },
  restart: { code: 1012, retry: true, meaning: "The server restarts." },
  overload: { code: 1013, retry: true, meaning: "Too many connections, or the client reads too slowly." },
  loadFailed: { code: 4500, retry: true, meaning: "The room could not be loaded." },
  storeFailed: { code: 4503, retry: true, meaning: "The store does not take writes." },
} as const;

export type CloseReason = keyof typeof closeCodes;

/** The reason behind a close code, or undefined for a code that is not ours (1005, 1006 …). */
export function closeReasonOf(code: number): CloseReason | undefined {
  for (const [reason, entry] of Object.entries(closeCodes)) {
    if (entry.code === code && isCloseReason(reason)) return reason;
  }
  return undefined;
}

/** The reasons that no retry can mend. */
export const refusalReasons = [
  "badMessage",
  "unauthorized",
  "forbidden",
  "gone",
  "otherIncarnation",
  "tooLarge",
  "schemaTooOld",
] as const satisfies readonly CloseReason[];
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a socket was closed for good. A permanent code that this build does not know counts as `badMessage`. */
export function refusalReasonOf(code: number): RefusalReason {
  return refusalReasons.find((reason) => closeCodes[reason].code === code) ?? "badMessage";
}

/** True when trying again can help: everything outside 4400–4499. */
export function isRetryable(code: number): boolean {
  return code < 4400 || code > 4499;
}

function isCloseReason(value: string): value is CloseReason {
  return value in closeCodes;
}
