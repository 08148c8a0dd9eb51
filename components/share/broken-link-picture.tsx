/** A chain of two links that came apart. */
export function BrokenLinkPicture() {
  return (
    <svg width="104" height="64" viewBox="0 0 104 64" fill="none" aria-hidden="true">
      <g strokeWidth="6" strokeLinecap="round">
        <path d="M42 20H28a12 12 0 0 0 0 24h14" stroke="var(--line-strong)" />
        <path d="M62 20h14a12 12 0 0 1 0 24H62" stroke="var(--line-strong)" />
      </g>
      <path d="m52 6-1 9M42 9l3 6M62 9l-3 6" stroke="var(--accent)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
