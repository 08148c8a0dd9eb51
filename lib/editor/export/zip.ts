/**
 * Files in one, as ZIP (APPNOTE 6.3) without compression: pictures are compressed already, and a text is small beside them.
 * Names are UTF-8, times are those of `at`.
 */
export interface ZipEntry {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export function toZip(entries: readonly ZipEntry[], at: Date): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const encoded = new Uint8Array(new TextEncoder().encode(name));
    const shared = [
      [20, 2],
      // Names are UTF-8; nothing is compressed.
      [0x0800, 2],
      [0, 2],
      ...dosTime(at),
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [encoded.length, 2],
      [0, 2],
    ] as const;
    const local = record([[0x04034b50, 4], ...shared]);
    directory.push(
      record([[0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      encoded,
    );
    parts.push(local, encoded, bytes);
    offset += local.length + encoded.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** Numbers and how many bytes each takes, lowest first. */
function record(fields: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> {
  const bytes = fields.flatMap(([value, width]) =>
    Array.from({ length: width }, (_, at) => Math.floor(value / 256 ** at) % 256),
  );
  return new Uint8Array(bytes);
}

/** Two fields of a time long ago: seconds in steps of two, years from 1980. */
function dosTime(at: Date): [number, number][] {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const day = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return [
    [time, 2],
    [day, 2],
  ];
}

let table: Uint32Array | undefined;

function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
