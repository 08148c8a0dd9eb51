/**
 * What the app says in place of `Content-Encoding`, which Next.js takes out of every answer of a route handler. The launcher
 * puts it right (launcher/pass-encoding.ts).
 */
export const encodingHeader = "quire-content-encoding";
