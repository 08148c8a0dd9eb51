import type { ThreadRange } from "#lib/collab/comments-api.ts";
import type { CommentDrafts } from "#lib/comments/comment-drafts.ts";
import type { CommentSnapshot, CommentStore } from "#lib/comments/comment-store.ts";
import type { EditorHost } from "../editor-host.ts";
import type { Suggesting } from "../suggesting/use-suggesting.ts";

/** A comment that is being written on a text which has no thread yet. */
export interface NewThreadDraft {
  id: string;
  range: ThreadRange;
  quote: string;
}

/** What every place needs that shows threads: the panel, and the margin. */
export interface ThreadsProps {
  host: EditorHost;
  documentId: string;
  store: CommentStore;
  snapshot: CommentSnapshot;
  activeId: string | undefined;
  onActivate: (id: string) => void;
  draft: NewThreadDraft | undefined;
  onCancelDraft: () => void;
  onStart: (draft: NewThreadDraft, text: string, mentions: string[]) => Promise<void>;
  drafts: CommentDrafts;
  myId: string;
  isOwner: boolean;
  /** May decide about suggestions. */
  mayEdit: boolean;
  suggesting: Suggesting;
}
