/** How an answer that the sandbox makes up can arrive: rightly, or as those try it who mean harm. */
export const waysToArrive = [
  { value: "as it is", label: "As it is" },
  { value: "out of office", label: "As an automatic reply" },
  { value: "bounce", label: "Not at all: the message did not arrive" },
  { value: "twice", label: "Delivered twice" },
  { value: "spoofed", label: "From somebody who only says so" },
  { value: "forged", label: "With a signature that is not Resend’s" },
] as const;

export type WayToArrive = (typeof waysToArrive)[number]["value"];
