/**
 * Quire's mark: one folded sheet lying in another, the beginning of a gathering. Paths in a 24 × 24 box.
 * Drawn by components/brand/mark.tsx, on notice pages, and in app/icon.svg (a test compares).
 */
export const markShapes = [
  {
    path: "M12 22C9.2 19.8 5.6 18.9 1.3 18.9V7.2c4.3 0 7.9.9 10.7 3.1 2.8-2.2 6.4-3.1 10.7-3.1v11.7c-4.3 0-7.9.9-10.7 3.1z",
    opacity: 0.32,
  },
  { path: "M11.25 17.3C9.15 15.7 7 15.1 4.1 15V2.7c2.9.1 5.05.7 7.15 2.3z", opacity: 1 },
  { path: "M12.75 17.3c2.1-1.6 4.25-2.2 7.15-2.3V2.7c-2.9.1-5.05.7-7.15 2.3z", opacity: 0.74 },
] as const;
