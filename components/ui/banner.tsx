import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { classNames } from "./class-names.ts";

/** What a banner is about: news, a good end, something to mind, or something that failed. */
export type BannerTone = "info" | "good" | "warn" | "danger";

const icons: Record<BannerTone, ReactNode> = {
  info: <Info aria-hidden="true" />,
  good: <CircleCheck aria-hidden="true" />,
  warn: <TriangleAlert aria-hidden="true" />,
  danger: <CircleAlert aria-hidden="true" />,
};

export interface BannerProps {
  tone?: BannerTone;
  title: string;
  children?: ReactNode;
  /** Buttons that lead out of the situation. */
  actions?: ReactNode;
}

/** A message in the flow of the page that stays until its reason goes away. Failures are read out at once. */
export function Banner({ tone = "info", title, children, actions }: BannerProps) {
  const urgent = tone === "danger" || tone === "warn";
  return (
    <div role={urgent ? "alert" : "status"} className={classNames(styles.banner, styles[tone])}>
      <span className={styles.icon}>{icons[tone]}</span>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.text}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
