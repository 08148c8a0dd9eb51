import { z } from "zod";

/**
 * COLLAB_PUBLIC_URL: where browsers reach the collab server directly. Given as ws, wss, http or https; read as ws or wss
 * without a trailing slash, which is how y-websocket wants it.
 */
export const collabPublicUrl = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^(ws|http)s?:$/.test(url.protocol) || url.username !== "" || url.search !== "") {
    context.addIssue({ code: "custom", message: "must be an address such as wss://collab.example.org" });
    return z.NEVER;
  }
  const protocol = url.protocol.replace("http", "ws");
  return `${protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
});
