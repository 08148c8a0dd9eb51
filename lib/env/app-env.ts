/**
 * What the launcher hands to the Next.js app through the environment. Read per request: COLLAB_PUBLIC_URL may differ from
 * the one at build time, and nothing of it may be frozen into a page.
 */
import { z } from "zod";
import { minSecretLength } from "#lib/secrets/master-secret.ts";
import { collabPublicUrl } from "./collab-public-url.ts";
import { parseEnv } from "./env-error.ts";

const schema = z.object({
  COLLAB_SECRET: z.string().min(minSecretLength),
  /** Where the collab server's HTTP API answers, such as `http://127.0.0.1:1234`. */
  COLLAB_URL: z.url(),
  /** Signs what the launcher says about the browser behind a request. New at each start. */
  COLLAB_PROXY_KEY: z.string().min(minSecretLength),
  COLLAB_PUBLIC_URL: collabPublicUrl.optional(),
  NODE_ENV: z.string().optional(),
});

export interface AppEnv {
  masterSecret: string;
  collabUrl: string;
  proxyKey: string;
  /** `ws:` or `wss:`, without a trailing slash; undefined: browsers use the page's own origin. */
  collabPublicUrl: string | undefined;
  isDev: boolean;
}

/** The app's settings. Throws EnvError when the app was not started by the launcher. */
export function readAppEnv(env: NodeJS.ProcessEnv = process.env): AppEnv {
  const parsed = parseEnv(schema, env);
  return {
    masterSecret: parsed.COLLAB_SECRET,
    collabUrl: parsed.COLLAB_URL,
    proxyKey: parsed.COLLAB_PROXY_KEY,
    collabPublicUrl: parsed.COLLAB_PUBLIC_URL,
    isDev: parsed.NODE_ENV === "development",
  };
}
