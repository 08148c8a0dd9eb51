import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { loadPage } from "#app/page-requester.ts";
import { SettingsScreen } from "#components/settings/settings-screen.tsx";
import type { Requester } from "#lib/sessions/requester.ts";
import { textsFor } from "#lib/texts/load-texts.ts";
import { parseTheme, themeCookieName } from "#lib/theme/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: textsFor(await headers())("settings.title") };
}

/** Name, colour, theme and devices of whoever asks. */
export default async function SettingsPage() {
  const theme = parseTheme((await cookies()).get(themeCookieName)?.value);
  const settings = await loadPage("/settings", loadSettings);
  return <SettingsScreen {...settings} theme={theme} />;
}

async function loadSettings({ person }: Requester) {
  const [me, devices] = await Promise.all([person.me(), person.devices()]);
  return { me, devices, now: Date.now() };
}
