import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { parseTheme, type Theme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Quire", template: "%s · Quire" },
  description: "Write together in the browser, on your own machine.",
};

/** The page's own background, so that the browser's bars go with it. */
const barColors = { light: "#fbfaf8", dark: "#171716" } as const;

export async function generateViewport(): Promise<Viewport> {
  const chosen = themeAttribute(await readTheme());
  if (chosen !== undefined) return { themeColor: barColors[chosen] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: barColors.light },
      { media: "(prefers-color-scheme: dark)", color: barColors.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html lang="en" data-theme={themeAttribute(theme)}>
      <body>
        <UiProvider>{children}</UiProvider>
      </body>
    </html>
  );
}

async function readTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(themeCookieName)?.value);
}
