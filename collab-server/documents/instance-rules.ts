import type { PersonRecord } from "./records.ts";

/** What an operator decides about everybody (COLLAB_GUESTS, COLLAB_CREATE). Members are those whom the operator added or vouched for. */
export interface InstanceRules {
  /** Whether the person may do anything at all. */
  mayEnter(person: PersonRecord | undefined): boolean;
  mayCreate(person: PersonRecord | undefined): boolean;
}

export interface InstanceSettings {
  /** off: only members get in, whatever link they have. */
  guests: "on" | "off";
  /** Who may create documents. */
  create: "everybody" | "members";
}

/** The rules that settings mean. */
export function createInstanceRules({ guests, create }: InstanceSettings): InstanceRules {
  const isMember = (person: PersonRecord | undefined) => person?.isMember === true;
  return {
    mayEnter: (person) => guests === "on" || isMember(person),
    mayCreate: (person) => create === "everybody" || isMember(person),
  };
}

/** Everybody may come, and create. */
export const openInstance: InstanceRules = createInstanceRules({ guests: "on", create: "everybody" });
