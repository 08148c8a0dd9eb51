import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { TextsProvider } from "#components/texts/texts-provider.tsx";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { catalogues, textsFor } from "#lib/texts/load-texts.ts";
import { parseTheme, type Theme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const texts = textsFor(await headers());
  return {
    title: { default: "Quire", template: "%s · Quire" },
    description: texts("notice.description"),
  };
}

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
  const { language } = textsFor(await headers());
  return (
    <html lang={language} data-theme={themeAttribute(theme)}>
      <body>
        <TextsProvider language={language} catalogue={catalogues[language]}>
          <UiProvider>{children}</UiProvider>
        </TextsProvider>
      </body>
    </html>
  );
}

async function readTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(themeCookieName)?.value);
}
