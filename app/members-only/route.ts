/** Where a page sends somebody whom this Quire does not let in: guests are switched off (COLLAB_GUESTS). */
import { noticeResponse } from "#lib/notice-page/notice-page.ts";
import { textsFor } from "#lib/texts/load-texts.ts";

export function GET(request: Request): Response {
  const texts = textsFor(request.headers);
  return noticeResponse(request, 403, {
    title: texts("notice.members.title"),
    text: texts("notice.members.text"),
    action: { label: texts("notice.members.again"), href: "/" },
  });
}
