import type { Catalogue } from "./catalogue.ts";
import { announce } from "./german/announce.ts";
import { around } from "./german/around.ts";
import { bell } from "./german/bell.ts";
import { blocks } from "./german/blocks.ts";
import { comments } from "./german/comments.ts";
import { documents } from "./german/documents.ts";
import { editor } from "./german/editor.ts";
import { format } from "./german/format.ts";
import { hands } from "./german/hands.ts";
import { home } from "./german/home.ts";
import { notices } from "./german/notices.ts";
import { person } from "./german/person.ts";
import { pictures } from "./german/pictures.ts";
import { problems } from "./german/problems.ts";
import { publish } from "./german/publish.ts";
import { share } from "./german/share.ts";
import { suggestions } from "./german/suggestions.ts";
import { ui } from "./german/ui.ts";
import { welcome } from "./german/welcome.ts";

/** Every text of the interface, in German. */
export const german: Catalogue = {
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
};
