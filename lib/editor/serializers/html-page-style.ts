/** The look of an exported page, on a screen and on paper. */
export const htmlPageStyle = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.0625rem/1.6 Charter, Cambria, Georgia, serif; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }
h1:first-child { margin-top: 0; }
p, ul, ol, blockquote, pre, table, figure { margin: 0 0 0.9em; }
li > ul, li > ol { margin: 0.25em 0; }
blockquote { padding-left: 1em; border-left: 3px solid; border-color: color-mix(in srgb, currentcolor 30%, transparent); }
pre, code { font: 0.9em/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre, div[data-block="callout"] { padding: 0.8em 1em; border-radius: 6px; background: color-mix(in srgb, currentcolor 7%, transparent); white-space: pre-wrap; }
div[data-block="callout"] > :last-child { margin: 0; }
table { border-collapse: collapse; }
th, td { padding: 0.35em 0.7em; border: 1px solid color-mix(in srgb, currentcolor 30%, transparent); text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
hr { border: 0; border-top: 1px solid color-mix(in srgb, currentcolor 30%, transparent); margin: 2em 0; }
li:has(> input[type="checkbox"]) { list-style: none; margin-left: -1.4em; }
@media print { body { margin: 0; max-width: none; } pre, table, figure, blockquote { break-inside: avoid; } }
`.trim();
