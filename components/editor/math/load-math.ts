import { longestSource } from "#lib/editor/nodes/math/spec.ts";
import type { SetMath } from "#lib/editor/plugins/math.ts";

let loading: Promise<SetMath> | undefined;

/** KaTeX, its style sheet and with it its fonts, all from our own build. Fetched with the first formula. */
export function loadMath(): Promise<SetMath> {
  loading ??= Promise.all([import("katex"), import("katex/dist/katex.min.css")]).then(
    ([{ default: katex }]): SetMath =>
      (source, isBlock) =>
        katex.renderToString(source.slice(0, longestSource), {
          displayMode: isBlock,
          throwOnError: true,
          strict: "ignore",
          // No addresses, no pictures, no attributes out of a formula: it may have come from anybody.
          trust: false,
          maxSize: 20,
          maxExpand: 300,
          output: "htmlAndMathml",
        }),
    (error: unknown) => {
      // Without network now, perhaps with it at the next formula.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
