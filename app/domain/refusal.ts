/**
 * Why a verb did not do what was asked: an answer to a person, not a fault of ours.
 *
 * `gone`: there is no such row for this actor (a foreign one looks the same). `stale`: somebody changed it
 * meanwhile. `not now`: its state does not allow it. `not so`: what was given can't be, said at `field` if one is to blame.
 */
export class Refusal extends Error {
  override name = "Refusal";
  readonly kind: "gone" | "stale" | "not now" | "not so";
  readonly field: string | undefined;

  /** @param sentence what to do about it, as the person reads it */
  constructor(kind: Refusal["kind"], sentence: string, field?: string) {
    super(sentence);
    this.kind = kind;
    this.field = field;
  }
}
