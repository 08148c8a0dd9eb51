import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { BrokenLinkPicture } from "./broken-link-picture.tsx";

/** Why a link did not let somebody in. */
export const linkProblems = ["unknown", "revoked", "rate-limited", "unavailable"] as const;
export type LinkProblemReason = (typeof linkProblems)[number];

const words: Record<LinkProblemReason, { title: string; text: string }> = {
  unknown: {
    title: "This link does not lead anywhere",
    text: "It may be cut off or mistyped. Check that you have the whole link, or ask the person who sent it for a new one.",
  },
  revoked: {
    title: "This link is no longer in use",
    text: "The owner of the document has ended it. Ask the person who sent it for a new one.",
  },
  "rate-limited": {
    title: "Too many tries",
    text: "Too many links that do not exist were opened from your network. Wait a few minutes, then open yours again.",
  },
  unavailable: {
    title: "The document can’t be reached",
    text: "The server does not answer just now. Your link is fine: open it again in a moment.",
  },
};

/** The page behind a link that does not open a document. Says nothing about what is, or was, behind it. */
export function LinkProblem({ reason }: { reason: LinkProblemReason }) {
  return (
    <EmptyState
      headingLevel={1}
      picture={<BrokenLinkPicture />}
      title={words[reason].title}
      actions={<ButtonLink href="/">Go to your documents</ButtonLink>}
    >
      <p>{words[reason].text}</p>
    </EmptyState>
  );
}
