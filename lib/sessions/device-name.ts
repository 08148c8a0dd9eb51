const browsers: readonly [name: string, sign: RegExp][] = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  // Last: the others name it as well.
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];
const systems: readonly [name: string, sign: RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

/** What a browser is, in two words, by what it calls itself: for its owner to know it again in a list. "" for what nobody knows. */
export function deviceName(userAgent: string | null): string {
  const find = (table: typeof browsers) => table.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  return [find(browsers), find(systems)].filter((name) => name !== undefined).join(", ");
}
