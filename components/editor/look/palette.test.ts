import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colorNames, highlightNames } from "#lib/editor/schema/colors.ts";

const tokens = readFileSync("components/ui/tokens.css", "utf8");

/** The two shades of a token: on light, on dark. */
function shades(name: string): readonly [string, string] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  if (light === undefined || dark === undefined) throw new Error(`no --${name}`);
  return [light, dark];
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const themes = [0, 1] as const;

test.each(colorNames)("%s letters are readable on the page and in a header cell, in both themes", (name) => {
  for (const theme of themes)
    for (const ground of ["bg", "surface-sunken"])
      expect(contrast(shades(`color-${name}`)[theme], shades(ground)[theme])).toBeGreaterThanOrEqual(4.5);
});

test.each(highlightNames)("text and links are readable on %s, in both themes", (name) => {
  for (const theme of themes) {
    const ground = shades(`highlight-${name}`)[theme];
    expect(contrast(shades("ink")[theme], ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(shades("accent")[theme], ground)).toBeGreaterThanOrEqual(3);
  }
});
