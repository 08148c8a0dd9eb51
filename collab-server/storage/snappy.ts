/**
 * Unpacks Snappy (format_description.txt in its sources), as LevelDB's tables use it. Only for blocks whose checksum is right, and
 * only for the few that we read ourselves. Throws RangeError at what is no Snappy.
 */
export function unpackSnappy(packed: Uint8Array): Uint8Array {
  let at = 0;
  const next = (): number => {
    const byte = packed[at++];
    if (byte === undefined) throw new RangeError("Snappy: the end is missing");
    return byte;
  };
  const little = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += next() * 256 ** i;
    return value;
  };
  let length = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = next();
    length += (byte & 127) * scale;
    if (byte < 128) break;
  }
  // A copy of three bytes gives 64 at most.
  if (length > packed.byteLength * 22) throw new RangeError("Snappy: a length that cannot be");

  const out = new Uint8Array(length);
  let end = 0;
  while (at < packed.byteLength) {
    const tag = next();
    const kind = tag & 3;
    let count = (tag >> 2) + 1;
    if (kind === 0) {
      if (count > 60) count = little(count - 60) + 1;
      if (at + count > packed.byteLength) throw new RangeError("Snappy: the end is missing");
      out.set(packed.subarray(at, at + count), end);
      at += count;
    } else {
      let back: number;
      if (kind === 1) {
        count = ((tag >> 2) & 7) + 4;
        back = ((tag >> 5) << 8) + next();
      } else back = little(kind === 2 ? 2 : 4);
      if (back === 0 || back > end || end + count > length) throw new RangeError("Snappy: a copy of nothing");
      // Byte by byte: a copy may overlap with what it makes.
      for (let i = 0; i < count; i++) out[end + i] = out[end + i - back] ?? 0;
    }
    end += count;
  }
  if (end !== length) throw new RangeError("Snappy: too short");
  return out;
}
