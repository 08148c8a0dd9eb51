/** The few rules of components/ui/tokens.css that a notice needs; that file's own address changes with each build. */
export const noticeStyle = `
:root { color-scheme: light dark }
* { box-sizing: border-box }
body {
  margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 24px 16px;
  background: light-dark(#fbfaf8, #171716); color: light-dark(#1c1b19, #ecebe7);
  font: 400 0.9375rem/1.5 -apple-system, "Segoe UI", "Inter", "Adwaita Sans", "Cantarell", "Ubuntu", Roboto, "Noto Sans", "Helvetica Neue", Arial, system-ui, sans-serif;
}
main { max-width: 420px; text-align: center }
h1 { margin: 0 0 8px; font-size: 1.5rem; font-weight: 600; line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance }
p { margin: 0 0 24px; color: light-dark(#5e5a53, #b0ada5); text-wrap: balance }
.action {
  display: inline-flex; align-items: center; min-height: 40px; padding: 0 16px;
  border: 1px solid light-dark(#c9c3b8, #4a4944); border-radius: 6px; background: light-dark(#ffffff, #1f1f1d);
  color: inherit; font: inherit; font-size: 0.8125rem; font-weight: 550; text-decoration: none; cursor: pointer;
}
.action.primary { border-color: transparent; background: light-dark(#2f5bd7, #8fabff); color: light-dark(#ffffff, #10172b) }
.action:focus-visible { outline: 2px solid light-dark(#2f5bd7, #8fabff); outline-offset: 2px }
`;
