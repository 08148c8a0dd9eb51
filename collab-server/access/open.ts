import type { AccessPort } from "./access-port.ts";

/** `--auth open`: whoever reaches the server edits every room, and nobody is verified. For the stand-alone server only. */
export function createOpenAccess(): AccessPort {
  return {
    admit: async () => ({ role: "edit" }),
    joined: async () => {},
    // Nothing ever changes.
    subscribe: () => () => {},
  };
}
