import { z } from "zod";
import { answer } from "#app/api/answer.ts";
import { readJson } from "#app/api/read-json.ts";
import { limits } from "#lib/collab/limits.ts";
import { documentScopes, newDocumentSchema } from "#lib/collab/service-api.ts";
import { textsFor } from "#lib/texts/load-texts.ts";

const scopeSchema = z.enum(documentScopes).catch("all");
/** Content that was kept aside comes as base64 in JSON. */
const maxNewDocumentBytes = Math.ceil((limits.maxFrameBytes * 4) / 3) + limits.maxRequestBodyBytes;

export function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const query = (search.get("q") ?? "").slice(0, limits.maxTitleLength);
  return answer(request, async ({ person }) => ({
    documents: await person.documents(scopeSchema.parse(search.get("scope")), query),
  }));
}

export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => {
    const wanted = await readJson(request, newDocumentSchema, maxNewDocumentBytes);
    // A first document brings the Welcome document along: in the language of who makes it.
    const { language } = textsFor(request.headers);
    const document = await person.createDocument({ language, ...wanted });
    return Response.json(document, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
