"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import styles from "./people-with-access.module.css";
import { RequestAnswer } from "./request-answer.tsx";
import type { AccessRequestsControl } from "./use-access-requests.ts";

/** Everybody who asks for more, in the share dialog. Nothing when nobody does. */
export function RequestList({ control }: { control: AccessRequestsControl }) {
  const texts = useTexts();
  if (control.requests.length === 0) return null;
  return (
    <section className={styles.requests}>
      <h3 className={styles.heading}>{texts("ask.list")}</h3>
      <ul aria-label={texts("ask.list")} className={styles.list}>
        {control.requests.map((request) => {
          const { name, color } = request.person;
          return (
            <li key={request.person.id} className={styles.person}>
              <Avatar name={name} color={color} decorative />
              <span className={styles.name}>{texts(`ask.wants.${request.role}`, { name })}</span>
              <span className={styles.ask}>
                <RequestAnswer request={request} control={control} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
