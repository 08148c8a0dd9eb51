/** Where a server with these settings is reached from this machine: one that listens everywhere is asked here. */
export function serverUrlOf(host: string, port: number): string {
  const reached = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}
