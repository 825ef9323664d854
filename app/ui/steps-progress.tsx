/** How far along: first in words ("Before I write · step 3 of 6"), then as a bar. `at` counts from 1. */
export function StepsProgress({ at, of, words }: { at: number; of: number; words: string }) {
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div className="steps">
      <p>{words}</p>
      <ol aria-hidden="true">
        {steps.map((step) => (
          <li key={step} className={step < at ? "is-done" : step === at ? "is-here" : undefined} />
        ))}
      </ol>
    </div>
  );
}
