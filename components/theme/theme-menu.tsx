"use client";

import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";
import type { PlainTextKey } from "#lib/texts/catalogue.ts";
import { parseTheme, type Theme } from "#lib/theme/theme.ts";
import { applyTheme } from "./apply-theme.ts";

const options: readonly { value: Theme; label: PlainTextKey; icon: ReactNode }[] = [
  { value: "system", label: "ui.theme.system", icon: <Monitor aria-hidden="true" /> },
  { value: "light", label: "ui.theme.light", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "ui.theme.dark", icon: <Moon aria-hidden="true" /> },
];

/** Lets a person choose light, dark, or what the device says. The page changes at once. */
export function ThemeMenu() {
  const texts = useTexts();
  return (
    <Menu
      trigger={
        <IconButton label={texts("ui.theme")}>
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
  const texts = useTexts();
  const [theme, setTheme] = useState<Theme>(() => parseTheme(document.documentElement.dataset["theme"]));
  const choose = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <MenuChoice
      label={texts("ui.theme")}
      value={theme}
      options={options.map((option) => ({ ...option, label: texts(option.label) }))}
      onChange={choose}
    />
  );
}
