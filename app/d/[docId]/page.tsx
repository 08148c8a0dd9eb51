import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { preload } from "react-dom";
import { loadPage } from "#app/page-requester.ts";
import { DocumentScreen } from "#components/editor/document-screen.tsx";
import { isDocId } from "#lib/collab/doc-id.ts";
import { textsFor } from "#lib/texts/load-texts.ts";

interface DocumentPageProps {
  params: Promise<{ docId: string }>;
}

// The title follows in the page; a 404 must not tell the title of what is there.
export async function generateMetadata(): Promise<Metadata> {
  return { title: textsFor(await headers())("editor.tab") };
}

/** One document, for somebody with a grant; for everybody else the same 404, whether it exists or not. */
export default async function DocumentPage({ params }: DocumentPageProps) {
  const { docId } = await params;
  if (!isDocId(docId)) notFound();
  // Asked for while the scripts are still on their way: the first thing that they want (use-document-session).
  preload("/api/collab-token", { as: "fetch", crossOrigin: "anonymous" });
  const { document, me } = await loadPage(`/d/${docId}`, async ({ person }) => {
    const [entry, me] = await Promise.all([person.document(docId), person.me()]);
    return { document: entry, me };
  });
  return <DocumentScreen key={document.id} document={document} person={me} />;
}
