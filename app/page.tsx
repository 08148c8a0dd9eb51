import { loadPage } from "#app/page-requester.ts";
import { type DocumentScope, documentScopes } from "#lib/collab/service-api.ts";

interface HomePageProps {
  searchParams: Promise<{ scope?: string | string[] }>;
}

/** The documents of whoever asks: `/` and `/?scope=trash`. */
export default async function HomePage({ searchParams }: HomePageProps) {
  const scope = parseScope((await searchParams).scope);
  const { documents } = await loadPage(async ({ person }) => {
    const [me, list] = await Promise.all([person.me(), person.documents(scope)]);
    return { me, documents: list };
  });
  return (
    <main>
      <ul aria-label="Documents">
        {documents.map((document) => (
          <li key={document.id}>
            <a href={`/d/${document.id}`}>{document.title === "" ? "Untitled" : document.title}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

function parseScope(value: string | string[] | undefined): DocumentScope {
  return documentScopes.find((scope) => scope === value) ?? "all";
}
