import { disableTypes, imageSize } from "image-size";
import { limits } from "#lib/collab/limits.ts";

export interface PictureType {
  /** A media type that browsers draw and never run. */
  type: string;
  /** Pixels, as stored: an EXIF turn of 90° swaps them on screen, and here. */
  width: number;
  height: number;
}

/** SVG is a program as much as a picture; the others are drawn by no browser, or would have to be trusted in more parsers. */
disableTypes([
  "bmp",
  "cur",
  "dds",
  "icns",
  "ico",
  "j2c",
  "jp2",
  "jxl",
  "jxl-stream",
  "ktx",
  "pnm",
  "psd",
  "svg",
  "tga",
  "tiff",
]);
const mediaTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};

/** What the bytes are, told by themselves and not by a name. Undefined: no picture that we take, or one of absurd size. */
export function readPictureType(head: Uint8Array): PictureType | undefined {
  try {
    const { type = "", width, height, orientation = 1 } = imageSize(head);
    const mediaType = mediaTypes[type];
    if (mediaType === undefined || !(width > 0) || !(height > 0)) return undefined;
    if (width * height > limits.maxPicturePixels) return undefined;
    return orientation >= 5
      ? { type: mediaType, width: height, height: width }
      : { type: mediaType, width, height };
  } catch {
    // The library throws on everything that it cannot read; what it cannot read is no picture.
    return undefined;
  }
}
