"use client";

import { ExternalLink, GlobeLock, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import type { Publication } from "#lib/collab/publish-api.ts";
import { AddressForm } from "./address-form.tsx";
import { ModeChoice } from "./mode-choice.tsx";
import styles from "./publish-part.module.css";

/** None but `onRename` rejects. */
interface PublishedPageProps {
  publication: Publication;
  onAgain: () => Promise<void>;
  onChange: (change: { mode: Publication["mode"] } | { isIndexed: boolean }) => Promise<void>;
  onRename: (slug: string) => Promise<void>;
  onUnpublish: () => Promise<void>;
}

/** What there is to say and do about a page that is published. */
export function PublishedPage(props: PublishedPageProps) {
  const { slug, mode, isIndexed, frozenAt } = props.publication;
  const [note, setNote] = useState("");
  const [isRenaming, setIsRenaming] = useState(false);
  const [busy, setBusy] = useState<"again" | "stop">();
  const texts = useTexts();
  const run = async (what: "again" | "stop", work: () => Promise<void>) => {
    setBusy(what);
    await work();
    setBusy(undefined);
  };
  const when =
    frozenAt === null
      ? ""
      : new Intl.DateTimeFormat(texts.locale, { dateStyle: "medium", timeStyle: "short" }).format(frozenAt);
  return (
    <>
      <p className={styles.text}>{texts("publish.published")}</p>
      <CopyField
        label={texts("publish.address")}
        value={`${location.origin}/p/${slug}`}
        copyLabel={texts("publish.copy")}
        onCopied={(outcome) => setNote(texts(`publish.${outcome}`))}
      />
      <div className={styles.links}>
        <output className={styles.note}>{note}</output>
        <WordButton aria-expanded={isRenaming} onClick={() => setIsRenaming(!isRenaming)}>
          {texts("publish.change")}
        </WordButton>
        <a className={styles.open} href={`/p/${slug}`} target="_blank" rel="noopener">
          {texts("publish.open")} <ExternalLink aria-hidden="true" />
        </a>
      </div>
      {isRenaming && (
        <AddressForm slug={slug} onRename={props.onRename} onDone={() => setIsRenaming(false)} />
      )}
      <div className={styles.row}>
        <ModeChoice mode={mode} onChange={(wanted) => void props.onChange({ mode: wanted })} />
        {mode === "frozen" && (
          <Button
            icon={<RefreshCw aria-hidden="true" />}
            busy={busy === "again"}
            onClick={() => void run("again", props.onAgain)}
          >
            {texts("publish.again")}
          </Button>
        )}
      </div>
      <p className={styles.hint}>
        {mode === "live"
          ? texts("publish.liveHint")
          : `${texts("publish.frozenOn", { when })} ${texts("publish.frozenHint")}`}
      </p>
      <div className={styles.foot}>
        <label className={styles.index}>
          <input
            type="checkbox"
            checked={isIndexed}
            onChange={(event) => void props.onChange({ isIndexed: event.currentTarget.checked })}
          />
          {texts("publish.index")}
        </label>
        <Button
          size="sm"
          variant="ghost"
          icon={<GlobeLock aria-hidden="true" />}
          busy={busy === "stop"}
          onClick={() => void run("stop", props.onUnpublish)}
        >
          {texts("publish.stop")}
        </Button>
      </div>
    </>
  );
}
