import { announce } from "./english/announce.ts";
import { around } from "./english/around.ts";
import { bell } from "./english/bell.ts";
import { blocks } from "./english/blocks.ts";
import { comments } from "./english/comments.ts";
import { documents } from "./english/documents.ts";
import { editor } from "./english/editor.ts";
import { format } from "./english/format.ts";
import { hands } from "./english/hands.ts";
import { home } from "./english/home.ts";
import { notices } from "./english/notices.ts";
import { person } from "./english/person.ts";
import { pictures } from "./english/pictures.ts";
import { problems } from "./english/problems.ts";
import { publish } from "./english/publish.ts";
import { share } from "./english/share.ts";
import { suggestions } from "./english/suggestions.ts";
import { ui } from "./english/ui.ts";
import { welcome } from "./english/welcome.ts";

/** Every text of the interface, in English. The accessible names among them are a contract: never change one silently. */
export const english = {
  ...ui,
  ...notices,
  ...problems,
  ...person,
  ...documents,
  ...home,
  ...share,
  ...welcome,
  ...publish,
  ...format,
  ...editor,
  ...announce,
  ...around,
  ...blocks,
  ...pictures,
  ...hands,
  ...comments,
  ...suggestions,
  ...bell,
} as const;
