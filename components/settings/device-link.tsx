"use client";

import { useState } from "react";
import { encode } from "uqr";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import type { IdentityLink } from "#lib/collab/service-api.ts";
import styles from "./device-link.module.css";

/** A one-time link for another device: to be photographed, or copied. Made after a click, so there is a location. */
export function DeviceLink({ link }: { link: IdentityLink }) {
  const texts = useTexts();
  const [note, setNote] = useState("");
  const url = `${location.origin}${link.path}`;
  const time = new Date(link.expiresAt).toLocaleTimeString(texts.locale, {
    hour: "2-digit",
    minute: "2-digit",
  });
  return (
    <div className={styles.link}>
      <QrCode text={url} label={texts("settings.deviceCode")} />
      <div className={styles.words}>
        <p className={styles.text}>
          {texts("settings.addDeviceText")} {texts("settings.validUntil", { time })}
        </p>
        <CopyField
          label={texts("settings.deviceLink")}
          value={url}
          copyLabel={texts("settings.copy")}
          onCopied={(outcome) => setNote(texts(`share.${outcome}`))}
        />
        <output className={styles.note}>{note}</output>
      </div>
    </div>
  );
}

/** Dark on light in every theme: phones do not read it the other way round. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> would need its picture as a data: address.
    <svg role="img" aria-label={label} className={styles.code} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
