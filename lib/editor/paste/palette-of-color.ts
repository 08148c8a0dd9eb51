/** A colour of any page as one of ours, or none: a document stores names (schema/colors.ts). */
import type { ColorName, HighlightName } from "../schema/colors.ts";

interface Shade {
  /** Degrees. */
  hue: number;
  /** 0 to 1. */
  saturation: number;
  /** 0 to 1. */
  lightness: number;
}

const named: Readonly<Record<string, string>> = {
  red: "ff0000",
  darkred: "8b0000",
  maroon: "800000",
  orange: "ffa500",
  yellow: "ffff00",
  green: "008000",
  lime: "00ff00",
  teal: "008080",
  aqua: "00ffff",
  cyan: "00ffff",
  turquoise: "40e0d0",
  blue: "0000ff",
  navy: "000080",
  purple: "800080",
  fuchsia: "ff00ff",
  magenta: "ff00ff",
  pink: "ffc0cb",
  gray: "808080",
  grey: "808080",
  silver: "c0c0c0",
};

/** For letters. What is nearly black or white has no name: that is the page's own. `greys`: whether grey was chosen by a person. */
export function colorNameOf(css: string, greys: boolean): ColorName | undefined {
  const shade = shadeOf(css);
  if (shade === undefined) return undefined;
  const { hue, saturation, lightness } = shade;
  if (saturation < 0.3) return greys && lightness >= 0.45 && lightness <= 0.78 ? "grey" : undefined;
  if (lightness < 0.12 || lightness > 0.88) return undefined;
  if (hue < 16 || hue >= 340) return "red";
  // Yellow letters are read nowhere: they are drawn as orange.
  if (hue < 66) return "orange";
  if (hue < 172) return "green";
  return hue < 262 ? "blue" : "purple";
}

/** For what lies behind letters. */
export function highlightNameOf(css: string, greys: boolean): HighlightName | undefined {
  const shade = shadeOf(css);
  if (shade === undefined) return undefined;
  const { hue, saturation, lightness } = shade;
  if (saturation < 0.3) return greys && lightness >= 0.65 && lightness <= 0.92 ? "grey" : undefined;
  // Behind light letters: that is a label, not a felt pen.
  if (lightness < 0.4 || lightness > 0.97) return undefined;
  if (hue < 40 || hue >= 340) return "orange";
  if (hue < 72) return "yellow";
  if (hue < 172) return "green";
  return hue < 262 ? "blue" : "purple";
}

function shadeOf(css: string): Shade | undefined {
  const text = css.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(named[text] ?? (text.startsWith("#") ? text : ""))?.[1];
  if (hex !== undefined) {
    const long = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    return shadeOfRgb(...rgbOf([0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16))));
  }
  const numbers = /^rgba?\(([^)]*)\)/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number.parseFloat);
  // See-through is the page behind it.
  if (numbers === undefined || numbers.length < 3 || (numbers[3] ?? 1) < 0.25) return undefined;
  return shadeOfRgb(...rgbOf(numbers));
}

function rgbOf([red = 0, green = 0, blue = 0]: readonly number[]): [number, number, number] {
  return [red / 255, green / 255, blue / 255];
}

function shadeOfRgb(red: number, green: number, blue: number): Shade {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = most - least;
  const lightness = (most + least) / 2;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  const sector =
    range === 0
      ? 0
      : most === red
        ? ((green - blue) / range + 6) % 6
        : most === green
          ? (blue - red) / range + 2
          : (red - green) / range + 4;
  return { hue: sector * 60, saturation, lightness };
}
