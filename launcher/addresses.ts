import { networkInterfaces } from "node:os";

/** The address to open on this machine. */
export function localUrl(host: string, port: number): string {
  const isAny = host === "0.0.0.0" || host === "::" || host === "";
  const name = isAny || host === "127.0.0.1" || host === "::1" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** This machine's IPv4 addresses in its networks, when it listens on all of them. */
export function networkAddresses(host: string): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [];
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}
