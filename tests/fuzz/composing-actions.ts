/** What a random person does by an input method. Until it is done, they do nothing else. */
import { type Action, typeWord } from "./merging-actions.ts";

const compose: Action = (hand) => {
  hand.editor.dispatch(hand.editor.state.tr.insertText(hand.ink.word(1)));
  return "compose on";
};

export const beginComposing: Action = (hand) => {
  const { editor } = hand;
  const done = typeWord(hand);
  if (editor.state.selection.$head.parent.isTextblock) editor.composing = true;
  return `compose: ${done}`;
};

/** The letter that ends it comes right behind the end. */
export const endComposing: Action = (hand) => {
  hand.editor.composing = false;
  compose(hand);
  return "compose no more";
};

export const goOnComposing: Action = (hand) => (hand.random.chance(0.6) ? compose : endComposing)(hand);
