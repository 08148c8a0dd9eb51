/** The look of a published page: light and dark, wide and narrow, on paper. Colours are those of components/ui/tokens.css. */
const widths = Array.from({ length: 18 }, (_, step) => {
  const percent = 10 + 5 * step;
  return `figure[data-w="${percent}"]{width:${percent}%}`;
}).join("\n");
const indents = Array.from(
  { length: 8 },
  (_, step) => `.i${step + 1}{margin-inline-start:${2 * step + 2}em}`,
).join("\n");

export const pageStyle = `
:root { color-scheme: light dark;
  --bg: light-dark(#fbfaf8, #171716); --sunken: light-dark(#f3f1ed, #232321); --ink: light-dark(#1c1b19, #e6e4df);
  --muted: light-dark(#5e5a53, #b0ada5); --line: light-dark(#e4e0d8, #35342f); --accent: light-dark(#2f5bd7, #8fabff);
  --ui: -apple-system, "Segoe UI", Inter, "Adwaita Sans", Cantarell, Ubuntu, Roboto, "Noto Sans", "Helvetica Neue", Arial, system-ui, sans-serif;
  --text: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace }
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; background: var(--bg); color: var(--ink); font: 1.125rem/1.65 var(--text); overflow-wrap: break-word }
main, .foot { max-width: 37rem; margin: 0 auto; padding: 0 1.25rem }
main { padding-top: clamp(2.5rem, 8vw, 6rem) }
.head { margin-bottom: 2.25rem }
h1, h2, h3, h4, h5, .h { font-family: var(--ui); line-height: 1.25; text-wrap: balance; margin: 0 }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 2.875rem); line-height: 1.12; letter-spacing: -0.022em; font-weight: 750 }
h2 { font-size: 1.625rem; letter-spacing: -0.015em; font-weight: 700 }
h3 { font-size: 1.25rem; letter-spacing: -0.01em; font-weight: 680 }
h4 { font-size: 1.0625rem; font-weight: 680 }
h5, .h { font-size: 0.9375rem; font-weight: 680; color: var(--muted) }
article { display: flow-root }
article > h2, details > h2, article > details { margin-top: 2.75rem }
h3, details > details:has(> summary > h3), article > details:has(> summary > h3) { margin-top: 2rem }
h4, h5, details > details:has(> summary > :is(h4, h5)), article > details:has(> summary > :is(h4, h5)) { margin-top: 1.6rem }
article > :first-child, summary > * { margin-top: 0 }
summary { list-style: none; position: relative; cursor: pointer; margin-bottom: 0.7rem; border-radius: 4px }
summary::-webkit-details-marker { display: none }
summary::before { content: ""; position: absolute; inset-inline-start: -1.15rem; top: 0.48em; width: 0.42em; height: 0.42em;
  border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(45deg); opacity: 0; transition: opacity 0.12s }
summary:has(h2)::before { top: 0.68em }
details:not([open]) > summary::before { transform: rotate(-45deg); opacity: 1 }
[dir="rtl"] details:not([open]) > summary::before { transform: rotate(135deg) }
summary:hover::before, summary:focus-visible::before { opacity: 1 }
p, ul, ol, blockquote, pre, figure, .table, .note, .math { margin: 0 0 1.15rem }
ul, ol { padding-inline-start: 1.5rem }
li { margin: 0.3rem 0 } li > ul, li > ol { margin: 0.3rem 0 }
li::marker { color: var(--muted) }
.tasks { list-style: none; padding-inline-start: 0 } li .tasks { padding-inline-start: 1.6rem }
.tasks > li { position: relative; padding-inline-start: 1.75rem; min-height: 1.65em }
.tasks input { appearance: none; position: absolute; inset-inline-start: 0; top: 0.32em; width: 1.05em; height: 1.05em; margin: 0;
  border: 1.5px solid light-dark(#8f897f, #7d7a73); border-radius: 4px }
.tasks input:checked { background: var(--accent); border-color: var(--accent) }
.tasks input:checked::after { content: ""; position: absolute; inset-inline-start: 0.3em; top: 0.08em; width: 0.26em; height: 0.52em;
  border: solid var(--bg); border-width: 0 2px 2px 0; transform: rotate(42deg) }
.done > span { color: var(--muted) }
blockquote { padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); color: var(--muted); font-style: italic }
blockquote > :last-child, .note > :last-child, td > :last-child, th > :last-child { margin-bottom: 0 }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.16em } a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px }
code, pre { font-family: var(--mono); font-size: 0.84em } pre code { font-size: 1em }
:not(pre) > code { padding: 0.12em 0.32em; border-radius: 4px; background: var(--sunken) }
pre { padding: 1rem 1.1rem; border-radius: 10px; background: var(--sunken); line-height: 1.6; overflow-x: auto; tab-size: 2 }
.pre { white-space: pre-wrap }
.table { overflow-x: auto } table { border-collapse: collapse; min-width: 100%; font: 0.9375rem/1.5 var(--ui) }
th, td { padding: 0.55rem 0.8rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 6rem }
th { font-weight: 650; background: var(--sunken) } td p, th p { margin: 0 0 0.5rem }
.note { --tone: var(--accent); position: relative; padding: 0.9rem 1.1rem; padding-inline-start: 2.9rem; border-radius: 10px;
  background: color-mix(in srgb, var(--tone) 9%, var(--bg)) }
.note::before { content: "i" / ""; position: absolute; inset-inline-start: 1rem; top: 1.2rem; width: 1.2rem; height: 1.2rem; border-radius: 50%;
  background: var(--tone); color: var(--bg); font: 700 0.8rem/1.2rem var(--ui); text-align: center }
.tip { --tone: light-dark(#1b7a43, #6fcf97) } .warning { --tone: light-dark(#8f5200, #f0b75c) } .danger { --tone: light-dark(#b3261e, #ff8f86) }
.tip::before { content: "✓" / "" } .warning::before, .danger::before { content: "!" / "" }
figure { margin-inline: auto; text-align: center; max-width: 100% } figure.left { margin-inline-start: 0 } figure.right { margin-inline-end: 0 }
figure.left { text-align: start } figure.right { text-align: end }
img { max-width: 100%; height: auto; border-radius: 6px; vertical-align: top } figure[data-w] img { width: 100% }
figcaption { margin-top: 0.6rem; font: 0.875rem/1.45 var(--ui); color: var(--muted) }
hr { width: 4.5rem; margin: 2.5rem auto; border: 0; border-top: 2px solid var(--line) }
.math { overflow-x: auto; overflow-y: hidden; text-align: center } math { font-size: 1.08em }
.mention { color: var(--accent) } mark { padding: 0.06em 0; border-radius: 2px; background: light-dark(#fbeaa0, #5a4a10); color: inherit }
.m-orange { background: light-dark(#fbdcb8, #5f3d17) } .m-green { background: light-dark(#cdebd0, #1f4a2c) }
.m-blue { background: light-dark(#d0e0fb, #243f70) } .m-purple { background: light-dark(#e6d6f7, #46305f) } .m-grey { background: light-dark(#e2dfd8, #43423e) }
.c-grey { color: light-dark(#6b665e, #a8a49b) } .c-red { color: light-dark(#b3261e, #ff8f86) } .c-orange { color: light-dark(#9a4d00, #f0b06a) }
.c-green { color: light-dark(#1b7038, #7fcf9b) } .c-blue { color: light-dark(#1f55c4, #93b2ff) } .c-purple { color: light-dark(#7a35b0, #cfa3f5) }
.a-center { text-align: center } .a-end { text-align: end } .a-justify { text-align: justify; hyphens: auto }
.hljs-comment, .hljs-quote { color: light-dark(#68635a, #a19d94); font-style: italic }
.hljs-keyword, .hljs-selector-tag, .hljs-tag, .hljs-name, .hljs-meta { color: light-dark(#8a2c6d, #e39acb) }
.hljs-string, .hljs-regexp, .hljs-addition, .hljs-template-tag { color: light-dark(#216a35, #98cfa3) }
.hljs-number, .hljs-literal, .hljs-symbol, .hljs-bullet, .constant_ { color: light-dark(#8a4a00, #e6b572) }
.hljs-title, .hljs-section, .hljs-built_in, .hljs-type, .hljs-selector-class, .hljs-selector-id { color: light-dark(#1f4fb8, #9db8ff) }
.hljs-attr, .hljs-attribute, .hljs-property, .hljs-variable, .hljs-params { color: light-dark(#1d6273, #86c8d6) }
.hljs-deletion { color: light-dark(#b3261e, #ff8f86) }
.toc { font: 0.875rem/1.45 var(--ui); margin: 0 0 2.25rem } .toc > summary { font-weight: 650; color: var(--muted); margin: 0; padding: 0.6rem 0 }
.toc > summary::before { opacity: 1; inset-inline-start: auto; inset-inline-end: 0.4rem; top: 1.05em }
.toc > nav { padding-bottom: 0.7rem }
.toc:not(.wide) { border-block: 1px solid var(--line) }
.toc ol { list-style: none; margin: 0; padding: 0 } .toc li { margin: 0 }
.toc a { display: block; padding: 0.3rem 0.75rem; border-inline-start: 2px solid var(--line); color: var(--muted); text-decoration: none }
.toc a:hover { color: var(--ink) } .toc a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600 }
.d2 a { padding-inline-start: 1.6rem } .d3 a { padding-inline-start: 2.4rem } .d4 a { padding-inline-start: 3.2rem }
.foot { display: flex; gap: 0.4rem 1.25rem; flex-wrap: wrap; margin-top: 4.5rem; padding-block: 1.5rem 3rem; font: 0.8125rem/1.5 var(--ui); color: var(--muted) }
.foot::before { content: ""; flex: 0 0 100%; border-top: 1px solid var(--line); margin-bottom: 1rem }
.foot a { color: inherit } .foot svg { vertical-align: -0.15em } .foot a { margin-inline-start: auto } .foot svg { margin-inline-start: -0.9rem }
.live::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-inline-end: 0.45rem; border-radius: 50%; background: light-dark(#1b7a43, #6fcf97) }
.live[data-off]::before { background: var(--line) }
${indents}
${widths}
@media (min-width: 70rem) {
  main.outlined { max-width: 68rem; display: grid; grid-template-columns: 13rem minmax(0, 34.5rem) 1fr; column-gap: 4rem; align-content: start }
  .outlined > .head, .outlined > article { grid-column: 2 }
  .outlined > .toc { grid-area: 1 / 1 / 3 / 2; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; margin: 0.6rem 0 0; border: 0 }
  .outlined > .toc > summary { pointer-events: none; padding: 0 0 0.5rem 0.75rem } .outlined > .toc > summary::before { display: none }
  .outlined + .foot { max-width: 68rem; padding-inline: 18.25rem 15.25rem }
  .outlined > .toc::details-content { content-visibility: visible; block-size: auto }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } * { transition: none !important } }
@media print {
  :root { color-scheme: light } body { background: none; font-size: 11pt; line-height: 1.5 }
  main, main.outlined { display: block; max-width: none; padding: 0 } .toc, .live, .foot a, .foot svg { display: none }
  details::details-content { content-visibility: visible; block-size: auto } summary::before { display: none }
  h1, h2, h3, h4, h5, summary { break-after: avoid } pre, figure, blockquote, .note, tr { break-inside: avoid } pre { white-space: pre-wrap }
  .note, pre, th { border: 1px solid #ccc; background: none } .foot, .outlined + .foot { max-width: none; margin-top: 2rem; padding-inline: 0 }
  article a[href^="http"]:not(.bare)::after { content: " (" attr(href) ")"; font-size: 0.85em; word-break: break-all }
}
`
  .trim()
  .replace(/\n\s*/g, "\n");
