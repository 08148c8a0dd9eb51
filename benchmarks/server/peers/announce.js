/** Tells whoever forked this process where it listens; the collab server says the same. */
export function announce(server) {
  process.send?.({ kind: "listening", port: server.address().port });
}
