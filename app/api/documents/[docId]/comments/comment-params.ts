/** The parameters of routes under `/api/documents/[docId]/comments/[threadId]`. */
export interface ThreadParams {
  params: Promise<{ docId: string; threadId: string }>;
}

export interface CommentParams {
  params: Promise<{ docId: string; threadId: string; commentId: string }>;
}
