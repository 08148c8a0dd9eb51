import { type Theme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Shows the page in a theme, and remembers it on this device. */
export function applyTheme(theme: Theme): void {
  const attribute = themeAttribute(theme);
  if (attribute === undefined) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = attribute;
  document.cookie = `${themeCookieName}=${theme}; path=/; max-age=${oneYearSeconds}; samesite=lax`;
}
