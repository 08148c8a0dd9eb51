/** The looks that a person can choose; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/**
 * The cookie that remembers the choice on this device. A cookie, not localStorage: the server writes `data-theme`
 * into the first byte of HTML, so no page flashes and no inline script needs a place in the CSP.
 */
export const themeCookieName = "quire-theme";

/** The theme that a cookie's value stands for; anything unknown is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** What `data-theme` on <html> holds for a theme: nothing when the system decides. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
