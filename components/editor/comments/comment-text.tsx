import type { Comment } from "#lib/collab/comments-api.ts";
import type { CommentPerson } from "#lib/comments/comment-state.ts";
import { commentPieces } from "#lib/comments/mentions.ts";
import styles from "./comments.module.css";

interface CommentTextProps {
  comment: Comment;
  people: ReadonlyMap<string, CommentPerson>;
}

/** What a comment says, with the people whom it names made out. One who has another name by now stays plain text. */
export function CommentText({ comment, people }: CommentTextProps) {
  const names = comment.mentions.flatMap((id) => people.get(id)?.name ?? []);
  return commentPieces(comment.text, names).map(({ text, isMention }, at) =>
    isMention ? (
      // The pieces of one text have nothing but their order, and change only together.
      // oxlint-disable-next-line react/no-array-index-key -- as said above.
      <bdi key={at} className={styles.mention}>
        {text}
      </bdi>
    ) : (
      text
    ),
  );
}
