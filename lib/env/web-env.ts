/**
 * What an operator may set for `npm start` and `npm run dev`, read once by the launcher. The collab server's own settings
 * (collab-server/config.ts) pass through to it; the ones here that it shares are COLLAB_PORT, COLLAB_HOST, DATA_DIR and COLLAB_SECRET.
 */
import { z } from "zod";
import { minSecretLength } from "#lib/secrets/master-secret.ts";
import { collabPublicUrl } from "./collab-public-url.ts";
import { parseEnv } from "./env-error.ts";

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, "must be a number from 0 to 65535, such as 3000")
    .transform(Number)
    .refine((value) => value <= 65_535, "must be a number from 0 to 65535, such as 3000")
    .default(fallback);

export const webEnvSchema = z.object({
  /** The one address that browsers use. 0 takes a free port. */
  PORT: port(3000),
  HOST: z.string().default("0.0.0.0"),
  COLLAB_PORT: port(1234),
  COLLAB_HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default("./data"),
  COLLAB_SECRET: z
    .string()
    .min(minSecretLength, `must have at least ${minSecretLength} characters; leave it out and one is made`)
    .optional(),
  COLLAB_AUTH: z
    .literal("token", {
      error:
        'cannot be "open" here: it would let anybody into every document. Leave it out, or run `npm run collab-server` alone',
    })
    .optional(),
  COLLAB_PUBLIC_URL: collabPublicUrl.optional(),
  /** How many proxies in front may be believed about the browser's address, host and protocol. */
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, "must be the number of proxies in front of Quire, such as 1")
    .transform(Number)
    .default(0),
});
export type WebEnv = z.infer<typeof webEnvSchema>;

/** The operator's settings. Throws EnvError. */
export function readWebEnv(env: NodeJS.ProcessEnv): WebEnv {
  return parseEnv(webEnvSchema, env);
}
