/** The pictures of a document, brought here so that they can leave with it. */
import { Fragment, type Node } from "prosemirror-model";
import { readPicture } from "../nodes/image/spec.ts";
import { pictureAddress } from "../pictures/picture-address.ts";

export interface GatheredPictures {
  /** By the `src` of the document. */
  files: ReadonlyMap<string, Blob>;
  /** How many stay where they are: they could not be had, or were too much together. */
  missing: number;
}

export interface GatherOptions {
  documentId: string;
  fetchBlob: (address: string) => Promise<Blob>;
  onProgress: (done: number, all: number) => void;
  /** What all of them may weigh together. */
  mostBytes?: number;
}

/** More than this no browser makes one file of without trouble. */
const usualMostBytes = 100_000_000;

/** Fetches the document's own pictures, each once. Those in the web stay there: nobody is asked for them. */
export async function gatherPictures(doc: Node, options: GatherOptions): Promise<GatheredPictures> {
  const { documentId, fetchBlob, onProgress, mostBytes = usualMostBytes } = options;
  const addresses = ownPictures(doc, documentId);
  const files = new Map<string, Blob>();
  let [bytes, done] = [0, 0];
  for (const [src, address] of addresses) {
    onProgress(done, addresses.size);
    done += 1;
    const file = await fetchBlob(address).catch(() => undefined);
    if (file === undefined || bytes + file.size > mostBytes) continue;
    bytes += file.size;
    files.set(src, file);
  }
  return { files, missing: addresses.size - files.size };
}

/** The document with other addresses for its pictures. One without a new address keeps its own, made whole. */
export function withPictureAddresses(
  doc: Node,
  addresses: ReadonlyMap<string, string>,
  { documentId, origin }: { documentId: string; origin: string },
): Node {
  const found = (src: string): string => {
    const own = pictureAddress(src, documentId);
    return addresses.get(src) ?? (own?.kind === "own" ? origin + own.address : (own?.address ?? ""));
  };
  const map = (node: Node): Node => {
    if (node.type.name === "image")
      return node.type.create({ ...node.attrs, src: found(readPicture(node).src) });
    return node.isLeaf || node.isTextblock ? node : node.copy(Fragment.from(node.children.map(map)));
  };
  return map(doc);
}

function ownPictures(doc: Node, documentId: string): Map<string, string> {
  const addresses = new Map<string, string>();
  doc.descendants((node) => {
    if (node.type.name !== "image") return;
    const { src } = readPicture(node);
    const found = pictureAddress(src, documentId);
    if (found?.kind === "own") addresses.set(src, found.address);
  });
  return addresses;
}
