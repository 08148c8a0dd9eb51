/**
 * A write to a socket without Node's streams, which take longer than the kernel does. To a room of two hundred, that is half of
 * what a server's program takes for an edit. Nothing may be waiting in the stream, or the order would be lost.
 */
import { writeSync } from "node:fs";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** What Node keeps of a socket of the system; null once it is closed. */
interface Handle {
  readonly fd?: number;
}

/** The descriptor of a plain socket, and what must still be there for it to be that socket's. */
export interface DirectPath {
  readonly descriptor: number;
  readonly handle: Handle;
}

/** Undefined where a socket has none: on Windows, and behind TLS, which has to see what is written. */
export function directPathOf(socket: Socket): DirectPath | undefined {
  if (socket instanceof TLSSocket) return undefined;
  const handle = handleOf(socket);
  const descriptor = handle?.fd;
  if (!handle || descriptor === undefined || descriptor < 0) return undefined;
  return { descriptor, handle };
}

/** How many of `bytes` the system took: none while the stream holds some, or when it cannot take any now. */
export function writeDirectly(socket: Socket, path: DirectPath, bytes: Uint8Array): number {
  // A closed descriptor may be somebody else's by now.
  if (handleOf(socket) !== path.handle || socket.writableLength > 0) return 0;
  try {
    return writeSync(path.descriptor, bytes);
  } catch {
    // Full, or broken: the stream tries it again, and tells.
    return 0;
  }
}

function handleOf(socket: Socket): Handle | null | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- not in Node's types; without it we write as everybody does
  return (socket as unknown as { _handle?: Handle | null })._handle;
}
