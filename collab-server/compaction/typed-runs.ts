/**
 * Somebody who types makes an update for each letter. Yjs merges them by decoding and encoding each; but where every letter
 * stands behind the one before, only the text has to be put together. The bytes, as yjs 13.6 writes them (utils/encoding.js):
 *
 *   1 1 client clock 0x84 originClient originClock length text 0
 *   1 1 client clock 0xc4 originClient originClock rightClient rightClock length text 0
 */

/** Text of one client, every letter behind the one before. */
interface Run {
  client: number;
  from: number;
  /** Behind its last letter. */
  to: number;
  originClient: number;
  originClock: number;
  /** -1: nothing was to its right. */
  rightClient: number;
  rightClock: number;
  texts: Uint8Array[];
  /** As it came, if nothing was put to it. */
  update: Uint8Array | undefined;
}

const originFlag = 0x84;
const bothFlag = 0xc4;

/** The same updates (V1), but for runs of typed text, of which each is one. They are not in the same order. */
export function foldTypedRuns(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length < 2) return updates;
  const folded: Uint8Array[] = [];
  const open = new Map<number, Run>();
  for (const update of updates) {
    const run = readRun(update);
    if (run === undefined) {
      folded.push(update);
      continue;
    }
    const before = open.get(run.client);
    if (before !== undefined && isContinued(before, run)) {
      before.to = run.to;
      before.texts.push(...run.texts);
      before.update = undefined;
      continue;
    }
    if (before !== undefined) folded.push(toUpdate(before));
    open.set(run.client, run);
  }
  for (const run of open.values()) folded.push(toUpdate(run));
  return folded;
}

/** What Yjs asks before it makes one item of two. */
function isContinued(before: Run, run: Run): boolean {
  return (
    before.to === run.from &&
    run.originClient === run.client &&
    run.originClock === run.from - 1 &&
    before.rightClient === run.rightClient &&
    before.rightClock === run.rightClock
  );
}

/** Undefined when it is anything else. */
function readRun(update: Uint8Array): Run | undefined {
  let position = 0;
  function varUint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      // Behind the end there are zeros, and the length below is wrong.
      const byte = update[position++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }
  if (update[0] !== 1 || update[1] !== 1) return undefined;
  position = 2;
  const client = varUint();
  const from = varUint();
  const info = update[position++];
  if (info !== originFlag && info !== bothFlag) return undefined;
  const originClient = varUint();
  const originClock = varUint();
  const rightClient = info === bothFlag ? varUint() : -1;
  const rightClock = info === bothFlag ? varUint() : -1;
  const length = varUint();
  const end = position + length;
  if (length === 0 || end !== update.byteLength - 1 || update[end] !== 0) return undefined;
  const text = update.subarray(position, end);
  const to = from + utf16Length(text);
  return {
    client,
    from,
    to,
    originClient,
    originClock,
    rightClient,
    rightClock,
    texts: [text],
    update,
  };
}

function toUpdate(run: Run): Uint8Array {
  if (run.update !== undefined) return run.update;
  const length = run.texts.reduce((sum, text) => sum + text.byteLength, 0);
  const head = [1, 1];
  pushVarUint(head, run.client);
  pushVarUint(head, run.from);
  head.push(run.rightClient === -1 ? originFlag : bothFlag);
  pushVarUint(head, run.originClient);
  pushVarUint(head, run.originClock);
  if (run.rightClient !== -1) {
    pushVarUint(head, run.rightClient);
    pushVarUint(head, run.rightClock);
  }
  pushVarUint(head, length);
  const update = new Uint8Array(head.length + length + 1);
  update.set(head);
  let position = head.length;
  for (const text of run.texts) {
    update.set(text, position);
    position += text.byteLength;
  }
  return update;
}

function pushVarUint(into: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) into.push(0x80 | (rest % 128));
  into.push(rest);
}

/** How long UTF-8 is as a JavaScript string: one for each first byte, two where four bytes make a surrogate pair. */
function utf16Length(utf8: Uint8Array): number {
  let length = 0;
  for (const byte of utf8) {
    if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
  }
  return length;
}
