import { startQuire } from "./quire-process.ts";

/** Starts one Quire for all specs; they find it by QUIRE_E2E_URL, which their workers inherit. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const quire = await startQuire();
  process.env.QUIRE_E2E_URL = quire.url;
  return () => quire.stop();
}
