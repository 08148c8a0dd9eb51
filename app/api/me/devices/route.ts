import { answer } from "#app/api/answer.ts";

export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ person }) => ({ devices: await person.devices() }));
}

export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ person }) =>
    Response.json(await person.createDeviceLink(), { status: 201, headers: { "cache-control": "no-store" } }),
  );
}
