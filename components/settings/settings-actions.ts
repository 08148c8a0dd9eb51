import type { WebApi } from "#lib/web-api/web-api.ts";

/** What the list of devices asks of the server. Every call rejects when it did not happen. */
export type SettingsActions = Pick<WebApi, "signOutDevice" | "signOutOthers" | "createDeviceLink">;
