import { answer } from "#app/api/answer.ts";

interface DeviceParams {
  params: Promise<{ deviceId: string }>;
}

export function DELETE(request: Request, context: DeviceParams): Promise<Response> {
  return answer(request, async ({ person }) => person.signOutDevice((await context.params).deviceId));
}
