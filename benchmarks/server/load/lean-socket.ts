/**
 * A WebSocket client on a bare socket: hundreds of them take less than the server that they load. It reads into one shared
 * buffer, hands over whole frames without copying where it can, answers pings, and does nothing else.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export interface LeanSocket {
  send(message: Uint8Array): void;
  /** Runs `work`; what it sends goes out in one write. */
  together(work: () => void): void;
  /** Bytes that the kernel did not take yet. */
  unsentBytes(): number;
  pause(): void;
  resume(): void;
  /** Says goodbye and hangs up. */
  close(): void;
  isOpen(): boolean;
}

export interface LeanSocketOptions {
  port: number;
  path: string;
  subprotocol: string | undefined;
  /** Last part of the client's loopback address: the server's limits are per address. */
  address?: number;
  /** `frame` is valid until the listener returns. `length`: of the whole frame, when only its head is kept. */
  onFrame: (frame: Buffer, length: number) => void;
  onClose?: () => void;
  /** Of longer frames only so many bytes are kept; infinite if not given. */
  keepBytes?: number;
}

const shared = Buffer.alloc(256 * 1024);

/** Resolves when the handshake is done. */
export function openLeanSocket(options: LeanSocketOptions): Promise<LeanSocket> {
  const { port, path, subprotocol, address = 1, onFrame, keepBytes = Number.POSITIVE_INFINITY } = options;
  return new Promise((resolve, reject) => {
    let isOpen = false;
    /** Parts of a frame that is not complete; only what `keepBytes` allows. */
    let parts: Buffer[] = [];
    let kept = 0;
    /** Of the frame under way: its payload's length, what is missing of it, whether it is wanted. -1: between frames. */
    let length = -1;
    let missing = 0;
    let opcode = 0;
    /** Bytes of a header, or of the handshake, that did not come whole. */
    let rest: Buffer | undefined;

    const socket: Socket = connect({
      port,
      host: "127.0.0.1",
      localAddress: `127.0.0.${address}`,
      noDelay: true,
      onread: {
        buffer: shared,
        callback(count, buffer) {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is `shared`
          const chunk = (buffer as Buffer).subarray(0, count);
          if (isOpen) read(chunk);
          else shake(chunk);
          return true;
        },
      },
    });
    socket.on("connect", () => {
      const protocol = subprotocol === undefined ? "" : `Sec-WebSocket-Protocol: ${subprotocol}\r\n`;
      const key = randomBytes(16).toString("base64");
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n${protocol}\r\n`,
      );
    });
    socket.on("error", (error) => (isOpen ? socket.destroy() : reject(error)));
    socket.on("close", () => {
      if (!isOpen) reject(new Error("refused"));
      isOpen = false;
      options.onClose?.();
    });

    function shake(chunk: Buffer): void {
      const all = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
      const end = all.indexOf("\r\n\r\n");
      rest = Buffer.from(all);
      if (end === -1) return;
      if (!all.subarray(0, 12).toString().endsWith("101")) {
        reject(new Error(all.subarray(0, all.indexOf("\r\n")).toString()));
        socket.destroy();
        return;
      }
      isOpen = true;
      rest = undefined;
      resolve(handle);
      // The listener of the promise runs first, so that it knows its socket when it hears of a frame.
      const behind = Buffer.from(all.subarray(end + 4));
      if (behind.length > 0) queueMicrotask(() => read(behind));
    }

    function read(chunk: Buffer): void {
      const bytes = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
      rest = undefined;
      let position = 0;
      while (position < bytes.length) {
        if (length === -1) {
          const head = readHeader(bytes, position);
          if (head === 0) {
            rest = Buffer.from(bytes.subarray(position));
            return;
          }
          position += head;
        }
        const here = Math.min(missing, bytes.length - position);
        const part = bytes.subarray(position, position + here);
        position += here;
        missing -= here;
        if (missing > 0 || kept > 0) {
          if (kept < keepBytes) parts.push(Buffer.from(part.subarray(0, keepBytes - kept)));
          kept += here;
        }
        if (missing > 0) return;
        const [frame, whole] = [kept > 0 ? Buffer.concat(parts) : part, length];
        parts = [];
        kept = 0;
        length = -1;
        finish(frame, whole);
      }
    }

    /** The header's length, or 0 when it is not all there. */
    function readHeader(bytes: Buffer, position: number): number {
      if (bytes.length - position < 2) return 0;
      const short = (bytes[position + 1] ?? 0) & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - position < head) return 0;
      opcode = (bytes[position] ?? 0) & 0x0f;
      if (short < 126) length = short;
      else if (short === 126) length = bytes.readUInt16BE(position + 2);
      else length = Number(bytes.readBigUInt64BE(position + 2));
      missing = length;
      return head;
    }

    function finish(frame: Buffer, whole: number): void {
      if (opcode === 2 || opcode === 1) onFrame(frame, whole);
      else if (opcode === 9) write(10, frame);
      else if (opcode === 8) socket.end();
    }

    function write(code: number, payload: Uint8Array): void {
      const size = payload.length;
      const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
      const frame = Buffer.allocUnsafe(head + 4 + size);
      frame[0] = 0x80 | code;
      if (head === 2) frame[1] = 0x80 | size;
      else if (head === 4) {
        frame[1] = 0x80 | 126;
        frame.writeUInt16BE(size, 2);
      } else {
        frame[1] = 0x80 | 127;
        frame.writeBigUInt64BE(BigInt(size), 2);
      }
      // A mask of zeros masks nothing, and is as much work for the server as any.
      frame.writeUInt32BE(0, head);
      frame.set(payload, head + 4);
      socket.write(frame);
    }

    const handle: LeanSocket = {
      send: (message) => write(2, message),
      together(work) {
        socket.cork();
        work();
        socket.uncork();
      },
      unsentBytes: () => socket.writableLength,
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      close() {
        if (!isOpen) return;
        write(8, Uint8Array.of(0x03, 0xe8));
        socket.end();
      },
      isOpen: () => isOpen,
    };
  });
}
