/** Longest room name, in bytes of UTF-8 after percent-decoding. Long enough for a path of somebody's own; short enough for a key. */
export const maxRoomNameBytes = 256;

// C0, DEL and C1. Zero matters most: it separates the parts of a storage key.
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * The room named by a request path such as `/my%20room?x=1` (the leading slash and the query are dropped).
 * Undefined when it is empty, not valid percent-encoded UTF-8, too long, or holds control characters.
 */
export function parseRoomPath(path: string): string | undefined {
  const [pathname = ""] = path.split("?", 1);
  let name: string;
  try {
    name = decodeURIComponent(pathname.replace(/^\//, ""));
  } catch {
    return undefined;
  }
  return isRoomName(name) ? name : undefined;
}

/** True for a name that the server accepts for a room: 1 to 256 bytes of UTF-8, no control characters, no lone surrogates. */
export function isRoomName(name: string): boolean {
  if (name === "" || controlCharacters.test(name)) return false;
  const bytes = new TextEncoder().encode(name);
  return bytes.byteLength <= maxRoomNameBytes && new TextDecoder().decode(bytes) === name;
}
