"use client";

import { LinkIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { SegmentedChoice } from "#components/ui/segmented-choice.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { type LinkRole, linkRoles } from "#lib/collab/role.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import styles from "./create-link-form.module.css";

/** Chooses what a new link allows, and makes it. */
export function CreateLinkForm({ onCreate }: { onCreate: (role: LinkRole) => Promise<void> }) {
  const [role, setRole] = useState<LinkRole>("edit");
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(0);
  const toast = useToast();
  const texts = useTexts();
  const options = linkRoles.map((value) => ({ value, label: texts(`share.choice.${value}`) }));

  const create = async () => {
    setBusy(true);
    try {
      await onCreate(role);
      setMade((count) => count + 1);
    } catch (error) {
      toast({ text: `${texts("share.notCreated")} ${reasonOf(error, texts)}`, tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void create();
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.row}>
        <SegmentedChoice label={texts("share.choice")} value={role} options={options} onChange={setRole} />
        <Button type="submit" variant="primary" icon={<LinkIcon aria-hidden="true" />} busy={busy}>
          {texts("share.createLink")}
        </Button>
      </div>
      <p className={styles.meaning}>{texts(`share.meaning.${role}`)}</p>
      <output key={made} className="visually-hidden">
        {made > 0 && texts("share.created")}
      </output>
    </form>
  );
}
