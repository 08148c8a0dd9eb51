import type { ApiErrorCode } from "#lib/collab/service-api.ts";
import type { ApiError } from "#lib/documents/api-error.ts";
import type { Notice, NoticeForm } from "#lib/notice-page/notice-page.ts";
import type { Texts } from "#lib/texts/texts.ts";

/** What somebody reads who opened a share link and is not in: what it takes besides, or why it does not work. */
export function linkNotice(error: ApiError, path: string, texts: Texts): Notice {
  const { code } = error;
  if (code === "password_needed" || code === "password_wrong")
    return {
      title: texts("notice.link.password.title"),
      text: texts("notice.link.password.text"),
      action: passwordForm(path, code === "password_wrong", texts),
    };
  if (code === "confirmation_needed")
    return {
      title: texts("notice.link.invitation.title", { name: error.publicMessage }),
      text: texts("notice.link.invitation.text"),
      action: { label: texts("notice.link.invitation.continue"), postTo: path },
    };
  const words = failures[code];
  const action = { label: texts("notice.home"), href: "/" };
  if (words !== undefined) return { title: texts(`${words}.title`), text: texts(`${words}.text`), action };
  if (error.retryable || code === "internal")
    return { title: texts("notice.failed.title"), text: texts("notice.link.failed.text"), action };
  return { title: texts("notice.link.unknown.title"), text: texts("notice.link.unknown.text"), action };
}

const failures: Partial<
  Record<
    ApiErrorCode,
    `notice.link.${"revoked" | "ended" | "used" | "removed" | "tooMany"}` | "notice.members"
  >
> = {
  link_revoked: "notice.link.revoked",
  link_expired: "notice.link.ended",
  link_used: "notice.link.used",
  access_removed: "notice.link.removed",
  rate_limited: "notice.link.tooMany",
  members_only: "notice.members",
};

function passwordForm(postTo: string, isWrong: boolean, texts: Texts): NoticeForm {
  const wrong = isWrong ? { error: texts("notice.link.password.wrong") } : {};
  const password = { name: "password", label: texts("notice.link.password.field"), ...wrong };
  return { label: texts("notice.link.password.open"), postTo, password };
}
