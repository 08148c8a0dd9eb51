/**
 * A walk over a Yjs update (V1, as yjs 13.6 writes it in utils/encoding.js) without building anything: what Yjs would choke on
 * is found before Yjs sees it. Eleven bytes can make Yjs allocate 256 MB, because it believes the counts.
 */
import { limits } from "#lib/collab/limits.ts";
import { skipAny, skipJson } from "./any-value.ts";
import type { ByteReader } from "./byte-reader.ts";
import { ProtocolError } from "./protocol-error.ts";

/**
 * Text typed by one client, behind letters that are there: the update that people make at most times. Nothing in it can be half
 * known or need a look at the document, if the document has what it names.
 */
export interface TypedText {
  client: number;
  /** Its clocks: from, and up to but without. */
  from: number;
  to: number;
  /** Letters of others that it is put beside: client, clock, client, clock … */
  beside: readonly number[];
}

export interface UpdateShape {
  /** The client id of all inserts; 0 when there are none or several. */
  clientId: number;
  /** Inserts nothing and deletes nothing. */
  isEmpty: boolean;
  typed: TypedText | undefined;
}

/** Bits of a struct's first byte. */
const flag = { parentSub: 0x20, rightOrigin: 0x40, origin: 0x80, content: 0x1f } as const;
const skipRef = 10;
const stringRef = 4;
/** What has more parts is rare, and no keystroke. */
const maxTypedStructs = 16;

interface Totals {
  structs: number;
  roots: number;
  /** So far it is typed text. */
  isTyped: boolean;
  beside: number[];
  /** Of the struct that is read. */
  client: number;
  clock: number;
}

/** Reads one update to its end, and leaves the reader there. Throws ProtocolError on anything that Yjs does not write. */
export function readUpdateShape(reader: ByteReader): UpdateShape {
  const totals: Totals = { structs: 0, roots: 0, isTyped: true, beside: [], client: 0, clock: 0 };
  let from = 0;
  const clients = new Set<number>();
  // A client's section takes at least four bytes: how many structs, client, clock, and a struct's first byte.
  for (let left = reader.count(4); left > 0; left--) {
    const structs = reader.count(2);
    if (structs === 0) throw new ProtocolError("a client without structs");
    totals.structs += structs;
    if (totals.structs > limits.maxUpdateStructs) throw new ProtocolError("too many structs", "tooLarge");
    const client = reader.varUint();
    // Yjs would keep the last of two sections and lose the first.
    if (clients.has(client)) throw new ProtocolError("a client is listed twice");
    clients.add(client);
    from = totals.clock = reader.varUint();
    totals.client = client;
    totals.isTyped &&= structs <= maxTypedStructs;
    for (let i = 0; i < structs; i++) totals.clock = checkedClock(totals.clock, readStruct(reader, totals));
  }
  const deletes = readDeletes(reader);
  const [only = 0] = clients;
  const isTyped = totals.isTyped && clients.size === 1 && deletes === 0;
  return {
    clientId: clients.size === 1 ? only : 0,
    isEmpty: clients.size === 0 && deletes === 0,
    typed: isTyped ? { client: only, from, to: totals.clock, beside: totals.beside } : undefined,
  };
}

function readDeletes(reader: ByteReader): number {
  let ranges = 0;
  for (let left = reader.count(2); left > 0; left--) {
    reader.varUint();
    const count = reader.count(2);
    ranges += count;
    if (ranges > limits.maxUpdateStructs) throw new ProtocolError("too many deletes", "tooLarge");
    for (let i = 0; i < count; i++) checkedClock(reader.varUint(), reader.varUint());
  }
  return ranges;
}

/** Where a run of `length` from `clock` ends. */
function checkedClock(clock: number, length: number): number {
  const end = clock + length;
  if (end > limits.maxClock) throw new ProtocolError("a clock is absurd");
  return end;
}

/** Reads one struct and gives its length in clock ticks. */
function readStruct(reader: ByteReader, totals: Totals): number {
  const info = reader.uint8();
  const ref = info & flag.content;
  totals.isTyped &&= ref === stringRef && (info & flag.parentSub) === 0;
  if (ref === 0 || ref === skipRef) return positive(reader.varUint());
  if (info & flag.origin) readNeighbour(reader, totals);
  if (info & flag.rightOrigin) readNeighbour(reader, totals);
  if ((info & (flag.origin | flag.rightOrigin)) === 0) {
    totals.isTyped = false;
    if (reader.varUint() === 1) {
      // Each name makes a type of its own in every replica, for good.
      if (++totals.roots > limits.maxUpdateRoots) throw new ProtocolError("too many roots", "tooLarge");
      reader.varStringBytes();
    } else {
      skipId(reader);
    }
    if (info & flag.parentSub) reader.varStringBytes();
  }
  return positive(readContent(reader, ref));
}

function positive(length: number): number {
  if (length === 0) throw new ProtocolError("a struct of length zero");
  return length;
}

/** The id of a letter that this struct stands beside. */
function readNeighbour(reader: ByteReader, totals: Totals): void {
  const client = reader.varUint();
  const clock = checkedClock(reader.varUint(), 0);
  if (!totals.isTyped) return;
  if (client !== totals.client) totals.beside.push(client, clock);
  // Beside a letter of its own that is yet to come: Yjs decides what to think of that.
  else totals.isTyped = clock < totals.clock;
}

function skipId(reader: ByteReader): void {
  reader.varUint();
  checkedClock(reader.varUint(), 0);
}

function readContent(reader: ByteReader, ref: number): number {
  switch (ref) {
    case 1: // deleted
      return reader.varUint();
    case 2: // JSON, of old versions of Yjs
      return repeat(reader.count(1), () => skipJson(reader, true));
    case 3: // binary
      reader.varBytes();
      return 1;
    case 4:
      return utf16Length(reader.varStringBytes());
    case 5: // embed
      skipJson(reader, false);
      return 1;
    case 6: // format
      reader.varStringBytes();
      skipJson(reader, false);
      return 1;
    case 7:
      skipType(reader);
      return 1;
    case 8:
      return repeat(reader.count(1), () => skipAny(reader));
    case 9: // a document inside the document
      reader.varStringBytes();
      skipAny(reader);
      return 1;
    default:
      throw new ProtocolError(`unknown content ${ref}`);
  }
}

function repeat(count: number, read: () => void): number {
  for (let i = 0; i < count; i++) read();
  return count;
}

/** 3 and 5 (XML element and hook) carry a name; 0–6 are all types that there are. */
function skipType(reader: ByteReader): void {
  const type = reader.varUint();
  if (type > 6) throw new ProtocolError(`unknown type ${type}`);
  if (type === 3 || type === 5) reader.varStringBytes();
}

/** How long valid UTF-8 is as a JavaScript string: one for each first byte, two where four bytes make a surrogate pair. */
function utf16Length(utf8: Uint8Array): number {
  let length = 0;
  for (const byte of utf8) {
    if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
  }
  return length;
}
