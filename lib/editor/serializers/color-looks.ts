/** Our palette as colours, for programs that do not know its names: light enough behind letters, dark enough as letters. */
const behind: Readonly<Record<string, string>> = {
  yellow: "#fbeaa0",
  orange: "#fbdcb8",
  green: "#cdebd0",
  blue: "#d0e0fb",
  purple: "#e6d6f7",
  grey: "#e2dfd8",
};
const letters: Readonly<Record<string, string>> = {
  grey: "#6b6862",
  red: "#b3261e",
  orange: "#9a5200",
  green: "#1f7a3d",
  blue: "#1f5fbf",
  purple: "#7a3fb0",
};

/** Attributes of a `<mark>`. */
export function highlightLook(name: string): Record<string, string> {
  return {
    "data-color": name,
    style: `background-color: ${behind[name] ?? behind.yellow}; color: #1d1c1a`,
  };
}

/** Attributes of a `<span>`. An unknown name has no colour. */
export function colorLook(name: string): Record<string, string> {
  const color = letters[name];
  return { "data-text-color": name, ...(color !== undefined && { style: `color: ${color}` }) };
}
