import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { parseTheme, themeAttribute, themeCookieName } from "#lib/theme/theme.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Quire", template: "%s · Quire" },
  description: "Write together in the browser, on your own machine.",
};

// The page's own background, so that the browser's bars go with it.
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#171716" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookieName)?.value);
  return (
    <html lang="en" data-theme={themeAttribute(theme)}>
      <body>
        <UiProvider>{children}</UiProvider>
      </body>
    </html>
  );
}
