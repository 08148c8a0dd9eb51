"use client";

import { useTexts } from "#components/texts/texts-provider.tsx";
import type { NameablePerson } from "#lib/collab/comments-api.ts";
import { CompletionList } from "../completion/completion-list.tsx";
import styles from "./mention-list.module.css";

interface MentionListProps {
  id: string;
  people: readonly NameablePerson[];
  index: number;
  onPoint: (index: number) => void;
  onChoose: (person: NameablePerson | undefined) => void;
}

/** The people who can be named, under the field that names them. The focus stays in the field. */
export function MentionList({ id, people, index, onPoint, onChoose }: MentionListProps) {
  const texts = useTexts();
  return (
    <div className={styles.place}>
      <CompletionList
        id={id}
        label={texts("comments.people")}
        options={people.map((person) => ({ ...person, label: person.name, icon: "@" }))}
        index={index}
        optionId={(at) => `${id}-${at}`}
        onPoint={onPoint}
        onChoose={onChoose}
        tabIndex={0}
      />
      <output className="visually-hidden">{texts("completion.count", { count: people.length })}</output>
    </div>
  );
}
