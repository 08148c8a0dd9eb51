import type { Texts } from "#lib/texts/texts.ts";

/** The place of a picture that is on its way, or did not arrive. */
export function drawUpload(
  texts: Texts,
  failure: string | undefined,
  on: { cancel: () => void; retry?: () => void },
): HTMLElement {
  const card = document.createElement("div");
  card.className = "picture-upload";
  card.contentEditable = "false";
  card.setAttribute("role", failure === undefined ? "status" : "alert");
  const words = document.createElement("span");
  words.textContent = failure ?? texts("picture.uploading");
  card.append(words);
  if (failure !== undefined) {
    card.dataset.failed = "";
    if (on.retry !== undefined) card.append(button(texts("picture.tryAgain"), on.retry));
  }
  card.append(button(texts(failure === undefined ? "picture.cancel" : "picture.remove"), on.cancel));
  return card;
}

/** A plain button, for what is drawn inside the text. */
export function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", press);
  return element;
}
