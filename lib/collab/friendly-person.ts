/**
 * A guest's name and colour before anybody chose one: derived from the person's id, so that it needs no storage and
 * is the same on every page and device. Colours are dark enough for white text on them (contrast 4.5 or more).
 */
const adjectives = [
  "Amber",
  "Brave",
  "Calm",
  "Clever",
  "Curious",
  "Eager",
  "Gentle",
  "Golden",
  "Happy",
  "Kind",
  "Lively",
  "Lucky",
  "Mellow",
  "Nimble",
  "Patient",
  "Quick",
  "Quiet",
  "Silver",
  "Sunny",
  "Swift",
];
const animals = [
  "Badger",
  "Beaver",
  "Crane",
  "Dolphin",
  "Falcon",
  "Finch",
  "Fox",
  "Hare",
  "Heron",
  "Ibis",
  "Lark",
  "Lynx",
  "Marten",
  "Otter",
  "Owl",
  "Raven",
  "Robin",
  "Seal",
  "Stork",
  "Wren",
];
/** The colours that people get: `#rrggbb`, each readable under white text. */
export const personColors = [
  "#b42318",
  "#b54708",
  "#8f5b00",
  "#4d7c0f",
  "#15803d",
  "#0f766e",
  "#0e7490",
  "#0369a1",
  "#1d4ed8",
  "#4f46e5",
  "#7c3aed",
  "#a21caf",
  "#be185d",
  "#9f1239",
];

/** The name and colour of a person who has chosen none. */
export function friendlyPerson(personId: string): { name: string; color: string } {
  const hash = fnv1a(personId);
  const adjective = adjectives[hash % adjectives.length] ?? "";
  const animal = animals[Math.floor(hash / 97) % animals.length] ?? "";
  const color = personColors[Math.floor(hash / 7919) % personColors.length] ?? "#1d4ed8";
  return { name: `${adjective} ${animal}`, color };
}

/** 32-bit FNV-1a (Fowler, Noll, Vo) over UTF-16 units: spreads well, and needs no crypto.subtle. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
