/** A little drawing for empty places: two sheets, one with lines of text. Takes the colours of the theme. */
export function SheetsPicture() {
  return (
    <svg width="104" height="96" viewBox="0 0 104 96" fill="none" aria-hidden="true">
      <g stroke="var(--line-strong)" strokeWidth="1.5">
        <rect
          x="38"
          y="9"
          width="52"
          height="68"
          rx="6"
          fill="var(--surface-sunken)"
          transform="rotate(9 64 43)"
        />
        <rect x="18" y="14" width="56" height="72" rx="6" fill="var(--surface)" />
      </g>
      <g stroke="var(--line-strong)" strokeWidth="3" strokeLinecap="round">
        <path d="M28 44h36M28 54h36M28 64h18" />
      </g>
      <path d="M28 30h22" stroke="var(--accent)" strokeWidth="4" strokeLinecap="round" />
      <path d="M51 58v14" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
