"use client";

import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import { parseTheme, type Theme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";

const options = [
  { value: "system", label: "Same as this device", icon: <Monitor aria-hidden="true" /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
] as const;

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Lets a person choose light, dark, or what the device says. The page changes at once. */
export function ThemeMenu() {
  return (
    <Menu
      trigger={
        <IconButton label="Theme">
          <SunMoon aria-hidden="true" />
        </IconButton>
      }
    >
      <ThemeChoice />
    </Menu>
  );
}

/** The choice itself, for menus that hold more. Mounted only while its menu is open, so <html> is there to read. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => parseTheme(document.documentElement.dataset["theme"]));
  const choose = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return <MenuChoice label="Theme" value={theme} options={options} onChange={choose} />;
}

function applyTheme(theme: Theme): void {
  const attribute = themeAttribute(theme);
  if (attribute === undefined) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = attribute;
  document.cookie = `${themeCookieName}=${theme}; path=/; max-age=${oneYearSeconds}; samesite=lax`;
}
