import type { ReactNode } from "react";

/** open: not begun. half: shared, or part-paid. done. look: someone is needed. aside: set aside. */
export type StateShape = "open" | "half" | "done" | "look" | "aside";

const tones: Record<StateShape, "soft" | "well" | "look"> = {
  open: "soft",
  half: "soft",
  done: "well",
  look: "look",
  aside: "soft",
};

/** The shape alone, 14 by 14, in the colour of the text around it. */
export function StateShapeMark({ shape }: { shape: StateShape }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      {shape === "open" && <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.75" />}
      {shape === "half" && (
        <>
          <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
          <path d="M7 1.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
        </>
      )}
      {shape === "done" && (
        <path
          fillRule="evenodd"
          d="M7 .6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 7 .6Zm3.1 3.6L6.1 8.4 4 6.4 2.9 7.6l3.3 3 5.1-5.4Z"
          fill="currentColor"
        />
      )}
      {shape === "look" && <path d="M7 .8 13.2 7 7 13.2 .8 7z" fill="currentColor" />}
      {shape === "aside" && <path d="M2.5 7h9" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />}
    </svg>
  );
}

/** A state: the shape, then the word, and only then a colour. */
export function StateMark({
  shape,
  tone = tones[shape],
  children,
}: {
  shape: StateShape;
  tone?: "soft" | "well" | "look";
  children: ReactNode;
}) {
  return (
    <span className={`state is-${tone}`}>
      <StateShapeMark shape={shape} />
      <span>{children}</span>
    </span>
  );
}
