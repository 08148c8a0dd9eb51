/** The identity of a block's first character or element, written short enough for an address: `1z141z3-2s`. */
export interface BlockIdentity {
  readonly client: number;
  readonly clock: number;
}

export function toBlockName({ client, clock }: BlockIdentity): string {
  return `${client.toString(36)}-${clock.toString(36)}`;
}

/** Undefined for anything that no block is called. */
export function parseBlockName(name: string): BlockIdentity | undefined {
  const [, client, clock] = /^([0-9a-z]{1,11})-([0-9a-z]{1,11})$/.exec(name) ?? [];
  if (client === undefined || clock === undefined) return undefined;
  const identity = { client: Number.parseInt(client, 36), clock: Number.parseInt(clock, 36) };
  return Number.isSafeInteger(identity.client) && Number.isSafeInteger(identity.clock) ? identity : undefined;
}
