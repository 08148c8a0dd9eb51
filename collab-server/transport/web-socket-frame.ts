/** WebSocket frames of a server, made here because `ws` would make them anew for every socket. */

/** What was framed last. What is sent to many is framed once: they are sent it one right after the other. */
let framed: { message: Uint8Array | undefined; another: Uint8Array | undefined; frame: Buffer } = {
  message: undefined,
  another: undefined,
  frame: Buffer.alloc(0),
};

/** What is longer is cheaper to write in two parts than to copy. */
export const maxFramedBytes = 65_535;

/** One message, or two, each with its WebSocket header; together at most `maxFramedBytes`. Not to be changed. */
export function webSocketFrame(message: Uint8Array, another: Uint8Array | undefined): Buffer {
  if (message === framed.message && another === framed.another) return framed.frame;
  const size = headOf(message) + message.byteLength;
  const frame = Buffer.allocUnsafe(size + (another === undefined ? 0 : headOf(another) + another.byteLength));
  writeFrame(frame, 0, message);
  if (another !== undefined) writeFrame(frame, size, another);
  framed = { message, another, frame };
  return frame;
}

/** How long the header is. */
function headOf({ byteLength }: Uint8Array): number {
  return byteLength < 126 ? 2 : 4;
}

function writeFrame(into: Buffer, at: number, message: Uint8Array): void {
  const head = headOf(message);
  // FIN and opcode 2, a whole binary message; then the length, in one byte or behind 126 in two. Servers do not mask.
  into[at] = 0x82;
  into[at + 1] = head === 2 ? message.byteLength : 126;
  if (head === 4) into.writeUInt16BE(message.byteLength, at + 2);
  into.set(message, at + head);
}
