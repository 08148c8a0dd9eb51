import type { Metadata } from "next";
import { SheetsPicture } from "#components/documents/sheets-picture.tsx";
import { PlainPage } from "#components/page/plain-page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

/** Also what somebody without access to a document sees: the words fit both, and give nothing away. */
export default function NotFoundPage() {
  return (
    <PlainPage>
      <EmptyState
        headingLevel={1}
        picture={<SheetsPicture />}
        title="There is nothing to open here"
        actions={<ButtonLink href="/">Go to your documents</ButtonLink>}
      >
        <p>
          The address may be mistyped, or the document is not shared with you. If somebody sent you here, ask
          them for a link.
        </p>
      </EmptyState>
    </PlainPage>
  );
}
