"use client";

import { KeyRound, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { WordButton } from "#components/ui/word-button.tsx";
import { type Role, roles } from "#lib/collab/role.ts";
import type { AccessEntry } from "#lib/collab/service-api.ts";
import { reasonOf } from "#lib/web-api/reason-of.ts";
import { memberRoleKey } from "./member-role.ts";
import styles from "./people-with-access.module.css";
import type { SharingControl } from "./use-sharing.ts";

interface PersonAccessProps {
  entry: AccessEntry;
  /** The reader owns the document alone. */
  mayTransfer: boolean;
  control: Pick<SharingControl, "setRole" | "remove" | "transfer">;
}

/** Somebody with access, for the owners: what they may do, and changing it. */
export function PersonAccess({ entry, mayTransfer, control }: PersonAccessProps) {
  const { person, role } = entry;
  const [isAsking, setIsAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const texts = useTexts();
  const { name } = person;
  const label = texts(memberRoleKey(entry));
  const roleOptions = roles.map((value) => ({
    value,
    label: texts(memberRoleKey({ role: value, isOwner: false })),
  }));

  const attempt = async (work: () => Promise<void>, failed: string) => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      toast({ text: `${failed} ${reasonOf(error, texts)}`, tone: "danger" });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const setRole = (wanted: Role) =>
    attempt(() => control.setRole(person.id, wanted), texts("share.roleNotChanged", { name }));
  const remove = async () => {
    if (!(await attempt(() => control.remove(person.id), texts("share.notRemoved", { name })))) return;
    const undo = { label: texts("ui.undo"), onSelect: () => void setRole(role) };
    toast({ text: texts("share.removed", { name }), action: undo });
  };
  const transfer = async () => {
    const done = await attempt(() => control.transfer(person.id), texts("share.notHandedOver"));
    if (done) toast({ text: texts("share.handedOver", { name }) });
  };

  return (
    <li className={styles.person} aria-busy={busy}>
      <Avatar name={person.name} color={person.color} decorative />
      <span className={styles.name}>{isAsking ? texts("share.handOverText", { name }) : name}</span>
      {isAsking ? (
        <span className={styles.ask}>
          <Button size="sm" variant="primary" busy={busy} onClick={() => void transfer()}>
            {texts("share.handOverNow")}
          </Button>
          <Button size="sm" onClick={() => setIsAsking(false)}>
            {texts("share.cancel")}
          </Button>
        </span>
      ) : (
        <Menu
          trigger={<WordButton aria-label={texts("share.access", { name, role: label })}>{label}</WordButton>}
        >
          <MenuChoice
            label={texts("share.ownRole")}
            value={role}
            options={roleOptions}
            onChange={(wanted) => void setRole(wanted)}
          />
          <MenuSeparator />
          {mayTransfer && (
            <MenuItem icon={<KeyRound aria-hidden="true" />} onSelect={() => setIsAsking(true)}>
              {texts("share.handOver")}
            </MenuItem>
          )}
          <MenuItem danger icon={<UserMinus aria-hidden="true" />} onSelect={() => void remove()}>
            {texts("share.remove")}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
