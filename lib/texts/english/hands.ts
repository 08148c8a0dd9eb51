/** What the hand finds beside the text: the bar over a selection, the handle of a block and its menu, links, folded sections. */
export const hands = {
  "bubble.name": "Selected text",
  "bubble.address": "Web address",

  "block.handle": "Drag to move, or click for more",
  "block.menu": "Block menu",
  "block.turnInto": "Turn into",
  "block.duplicate": "Duplicate",
  "block.moveUp": "Move up",
  "block.moveDown": "Move down",
  "block.copyLink": "Copy link to block",
  "block.delete": "Delete",

  "fold.fold": "Collapse section",
  "fold.open": "Expand section",
  "fold.all": "Collapse all sections",
  "fold.none": "Expand all sections",
  "fold.hidden": { one: "{count} block hidden", other: "{count} blocks hidden" },

  "arrival.gone": "The place that this link leads to is no longer in the document.",
  "copy.link": "Link copied",
  "copy.manually": "The link could not be copied. This is it: {link}",

  "linkCard.name": "About this link",
  "linkCard.unsafe": "This address cannot be opened",
  "linkCard.open": "Open",
  "linkCard.copy": "Copy address",
  "linkCard.edit": "Edit address",
  "linkCard.remove": "Remove",

  "keys.blockMenu": "Menu of the block",
  "keys.fold": "Collapse or expand the section under a heading",
  "keys.openLink": "Open the link under the caret",
  "keys.beside": "From the text to the bar beside a selection or link",
} as const;
