import { z } from "zod";
import { type OrderedStore, StoreError } from "./ordered-store.ts";
import { namedKey } from "./storage-key.ts";

/**
 * The version of keys and rows that this program writes. A folder with a higher one is refused. 2: snapshots and segments
 * came, without which a program of version 1 would open a document and miss its beginning.
 */
export const storageVersion = 2;

const key = namedKey("meta", "format");
const formatSchema = z.object({ version: z.number().int() });

/** Writes the version into a new store, raises that of an older one (neither with `isLook`), and refuses (StoreError `format`) a store that a newer program wrote. */
export async function checkStorageFormat(store: OrderedStore, folder: string, isLook = false): Promise<void> {
  const writeVersion = async (): Promise<void> => {
    if (isLook) return;
    await store.write([
      { type: "put", key, value: Buffer.from(JSON.stringify({ version: storageVersion })) },
    ]);
  };
  const value = await store.get(key);
  if (value === undefined) return writeVersion();
  const parsed = formatSchema.safeParse(parseJson(value));
  if (!parsed.success) throw new StoreError("format", `The data in ${folder} is not Quire's.`, parsed.error);
  if (parsed.data.version > storageVersion) {
    throw new StoreError(
      "format",
      `The data in ${folder} was written by a newer Quire (storage version ${parsed.data.version}, this one knows ${storageVersion}). Please update Quire.`,
    );
  }
  if (parsed.data.version < storageVersion) await writeVersion();
}

function parseJson(value: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(value));
  } catch {
    return undefined;
  }
}
