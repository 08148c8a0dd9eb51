/** The few rules of components/ui/tokens.css that a notice needs; that file's own address changes with each build. */
export const noticeStyle = `
:root { color-scheme: light dark; --accent: light-dark(#2f5bd7, #8fabff); --line: light-dark(#c9c3b8, #4a4944) }
:root[data-theme="light"] { color-scheme: light }
:root[data-theme="dark"] { color-scheme: dark }
* { box-sizing: border-box }
body {
  margin: 0; min-height: 100dvh; display: flex; flex-direction: column;
  background: light-dark(#fbfaf8, #171716); color: light-dark(#1c1b19, #ecebe7);
  font: 400 0.9375rem/1.5 -apple-system, "Segoe UI", "Inter", "Adwaita Sans", "Cantarell", "Ubuntu", Roboto, "Noto Sans", "Helvetica Neue", Arial, system-ui, sans-serif;
}
header { padding: 12px 24px }
@media (max-width: 640px) { header { padding: 8px 16px } }
.home {
  display: inline-flex; align-items: center; gap: 8px; min-height: 40px; color: inherit;
  font-size: 1.0625rem; font-weight: 650; letter-spacing: -0.015em; text-decoration: none;
}
.mark { fill: var(--accent) }
main {
  flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center;
  max-width: 420px; margin: 0 auto; padding: 24px 16px 16vh; text-align: center;
}
.picture { margin-bottom: 24px; stroke-linecap: round }
.chain { stroke: var(--line); stroke-width: 6 }
.spark { stroke: var(--accent); stroke-width: 3 }
h1 { margin: 0 0 8px; font-size: 1.5rem; font-weight: 600; line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance }
p { margin: 0 0 24px; color: light-dark(#5e5a53, #b0ada5); text-wrap: balance }
.action {
  display: inline-flex; align-items: center; min-height: 40px; padding: 0 16px;
  border: 1px solid var(--line); border-radius: 6px; background: light-dark(#ffffff, #1f1f1d);
  color: inherit; font: inherit; font-size: 0.8125rem; font-weight: 500; text-decoration: none; cursor: pointer;
}
.action.primary { border-color: transparent; background: var(--accent); color: light-dark(#ffffff, #10172b) }
.field { display: block; text-align: start; font-size: 0.8125rem; font-weight: 500 }
.field input {
  display: block; width: min(320px, 80vw); height: 40px; margin: 4px 0 12px; padding: 0 12px;
  border: 1px solid light-dark(#8f897e, #76746d); border-radius: 6px; background: light-dark(#ffffff, #1f1f1d); color: inherit; font: inherit; font-size: 1rem;
}
.field input:focus-visible { outline: 2px solid var(--accent); outline-offset: 0 }
.wrong { margin: -4px 0 12px; text-align: start; font-size: 0.8125rem; color: light-dark(#b42318, #ff9b8f) }
a:focus-visible, .action:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px }
`;
