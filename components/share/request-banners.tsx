"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { RequestAnswer } from "./request-answer.tsx";
import styles from "./request-banners.module.css";
import type { AccessRequestsControl } from "./use-access-requests.ts";

/** So many are asked for in the page; more would hide the text, and are in the share dialog. */
const shownRequests = 1;

interface RequestBannersProps {
  control: AccessRequestsControl;
  /** Opens the share dialog, where all of them are. */
  onSeeAll: () => void;
}

/** Asks an owner, in the page, about those who ask for more. */
export function RequestBanners({ control, onSeeAll }: RequestBannersProps) {
  const texts = useTexts();
  const { requests } = control;
  const more = requests.length - shownRequests;
  if (requests.length === 0) return null;
  return (
    <div className={styles.place}>
      {requests.slice(0, shownRequests).map((request) => (
        <Banner
          key={request.person.id}
          title={texts(`ask.wants.${request.role}`, { name: request.person.name })}
          actions={<RequestAnswer request={request} control={control} />}
        />
      ))}
      {more > 0 && (
        <Banner
          title={texts("ask.more", { count: more })}
          actions={
            <Button size="sm" onClick={onSeeAll}>
              {texts("ask.seeAll")}
            </Button>
          }
        />
      )}
    </div>
  );
}
