"use client";

import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { RelativeTime } from "#components/documents/relative-time.tsx";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Device, IdentityLink } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { DeviceLink } from "./device-link.tsx";
import styles from "./devices-section.module.css";
import type { SettingsActions } from "./settings-actions.ts";

interface DevicesSectionProps {
  initial: readonly Device[];
  /** When the server rendered, ms since 1970. */
  now: number;
  actions: SettingsActions;
}

/** The browsers in which somebody is signed in: adding one, signing out of one, or of all others. */
export function DevicesSection({ initial, now, actions }: DevicesSectionProps) {
  const [devices, setDevices] = useState(initial);
  const [link, setLink] = useState<IdentityLink>();
  const [busy, setBusy] = useState<string>();
  const toast = useToast();
  const texts = useTexts();

  const attempt = async (what: string, failed: string, work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      toast({ text: `${failed} ${reasonOf(error, texts)}`, tone: "danger" });
    }
    setBusy(undefined);
  };
  const signOut = (id: string) =>
    attempt(id, texts("settings.notSignedOut"), async () => {
      await actions.signOutDevice(id);
      setDevices((all) => all.filter((device) => device.id !== id));
    });
  const signOutOthers = () =>
    attempt("others", texts("settings.notSignedOut"), async () => {
      await actions.signOutOthers();
      setDevices((all) => all.filter(({ isCurrent }) => isCurrent));
      toast({ text: texts("settings.signedOutOthers") });
    });
  const add = () =>
    attempt("add", texts("settings.noDeviceLink"), async () => setLink(await actions.createDeviceLink()));

  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{texts("settings.devices")}</h2>
      <p className={styles.text}>{texts("settings.devicesText")}</p>
      <ul aria-label={texts("settings.devices")} className={styles.list}>
        {devices.map((device) => {
          const name = device.name || texts("settings.unknownDevice");
          const [before, after] = texts.around("settings.seen", "when");
          return (
            <li key={device.id} className={styles.device}>
              <MonitorSmartphone aria-hidden="true" />
              <span className={styles.words}>
                <span>{name}</span>
                <span className={styles.seen}>
                  {device.isCurrent ? (
                    texts("settings.thisDevice")
                  ) : (
                    <>
                      {before}
                      <RelativeTime at={device.seenAt} now={now} />
                      {after}
                    </>
                  )}
                </span>
              </span>
              {!device.isCurrent && (
                <Button
                  size="sm"
                  aria-label={texts("settings.signOutOf", { device: name })}
                  busy={busy === device.id}
                  onClick={() => void signOut(device.id)}
                >
                  {texts("settings.signOut")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <Button busy={busy === "add"} onClick={() => void add()}>
          {texts("settings.addDevice")}
        </Button>
        <Button variant="ghost" busy={busy === "others"} onClick={() => void signOutOthers()}>
          {texts("settings.signOutOthers")}
        </Button>
      </div>
      {link !== undefined && <DeviceLink key={link.path} link={link} />}
    </section>
  );
}
