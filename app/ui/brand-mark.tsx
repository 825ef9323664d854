/** Two strokes side by side, one taller: the sign of the product. Decorative; its name stands beside it. */
export function BrandMark() {
  return (
    <svg
      className="brand-mark"
      viewBox="0 0 18 22"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M5 20V9.5" />
      <path d="M13 20V2.4" />
    </svg>
  );
}
