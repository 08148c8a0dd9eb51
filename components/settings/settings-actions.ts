import type { Device, IdentityLink, PatchPerson, Person } from "#lib/collab/service-api.ts";

/** What the settings ask of the server. Every call rejects when it did not happen. */
export interface SettingsActions {
  changeMe(change: PatchPerson): Promise<Person>;
  devices(): Promise<Device[]>;
  signOutDevice(deviceId: string): Promise<void>;
  signOutOthers(): Promise<void>;
  createDeviceLink(): Promise<IdentityLink>;
}
