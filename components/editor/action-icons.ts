import {
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquareWarning,
  Minus,
  Quote,
  SquareCode,
  Table,
  Type,
} from "lucide-react";

/** The pictures of actions (lib/editor/actions) by their ids. */
export const actionIcons: Readonly<Record<string, LucideIcon>> = {
  paragraph: Type,
  heading1: Heading1,
  heading2: Heading2,
  heading3: Heading3,
  heading4: Heading4,
  bullet: List,
  ordered: ListOrdered,
  task: ListChecks,
  quote: Quote,
  callout: MessageSquareWarning,
  code: SquareCode,
  divider: Minus,
  table: Table,
};
