"use client";

import { ArrowRight, Check } from "lucide-react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { classNames } from "#components/ui/class-names.ts";
import styles from "./welcome-offer.module.css";

interface WelcomeOfferProps {
  busy: boolean;
  onOpen: () => void;
}

const points = ["welcome.points.saved", "welcome.points.shared", "welcome.points.kept"] as const;
const tasks = [
  "welcome.sheet.done",
  "welcome.sheet.first",
  "welcome.sheet.second",
  "welcome.sheet.third",
] as const;

/** What a person sees before the first document: what this is, in three lines, and a page to try it on that is one click away. */
export function WelcomeOffer({ busy, onOpen }: WelcomeOfferProps) {
  const texts = useTexts();
  const open = texts("documents.openWelcome");
  return (
    <section className={styles.welcome} data-welcome="">
      <div className={styles.words}>
        <h2 className={styles.heading}>{texts("documents.welcome")}</h2>
        <ul className={styles.points}>
          {points.map((point) => (
            <li key={point}>
              <Check aria-hidden="true" />
              {texts(point)}
            </li>
          ))}
        </ul>
      </div>
      {/* The page itself, as it will be: nobody has to imagine what a document here looks like. */}
      <button
        type="button"
        className={styles.sheet}
        aria-label={open}
        aria-busy={busy}
        disabled={busy}
        onClick={onOpen}
      >
        <span className={styles.title}>{texts("welcome.sheet.title")}</span>
        <span className={styles.text}>
          {texts("welcome.sheet.text")}
          <span className={styles.caret} />
        </span>
        {tasks.map((task, at) => (
          <span key={task} className={classNames(styles.task, at >= 2 && styles.later)}>
            <span className={classNames(styles.box, at === 0 && styles.ticked)}>
              {at === 0 && <Check aria-hidden="true" />}
            </span>
            {texts(task)}
          </span>
        ))}
        <span className={styles.open}>
          {open}
          <ArrowRight aria-hidden="true" />
        </span>
      </button>
    </section>
  );
}
