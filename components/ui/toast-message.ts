/** A short message that goes by itself, with at most one way to act on it. */
export interface ToastMessage {
  text: string;
  tone?: "plain" | "danger";
  action?: { label: string; onSelect: () => void };
}
