/** What the directory tells the bells: `by` asks owners for access, or gave somebody a role. */
export interface DirectoryNews {
  kind: "request" | "share";
  to: readonly string[];
  documentId: string;
  by: string;
}

/** Must not throw: what it is about is done. */
export type TellNews = (news: DirectoryNews) => void;
