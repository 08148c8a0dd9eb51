import type { Metadata } from "next";
import { headers } from "next/headers";
import { SheetsPicture } from "#components/documents/sheets-picture.tsx";
import { PlainPage } from "#components/page/plain-page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { textsFor } from "#lib/texts/load-texts.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: textsFor(await headers())("notice.notFound.tab") };
}

/** Also what somebody without access to a document sees: the words fit both, and give nothing away. */
export default async function NotFoundPage() {
  const texts = textsFor(await headers());
  return (
    <PlainPage>
      <EmptyState
        headingLevel={1}
        picture={<SheetsPicture />}
        title={texts("notice.notFound.title")}
        actions={<ButtonLink href="/">{texts("notice.home")}</ButtonLink>}
      >
        <p>{texts("notice.notFound.text")}</p>
      </EmptyState>
    </PlainPage>
  );
}
