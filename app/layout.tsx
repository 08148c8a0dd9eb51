import type { Metadata } from "next";
import type { ReactNode } from "react";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Quire", template: "%s · Quire" },
  description: "Write together in the browser, on your own machine.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <UiProvider>{children}</UiProvider>
      </body>
    </html>
  );
}
