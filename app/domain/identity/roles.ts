export type Role = "owner" | "coach" | "assistant";

/** What each role may do, as the owner reads it when she gives one. */
export const roleChoices: readonly { value: Role; label: string; note: string }[] = [
  { value: "coach", label: "Coach", note: "Sees the families that they coach, and what those share." },
  { value: "assistant", label: "Assistant", note: "Sees names and addresses, and nothing that anyone wrote." },
  { value: "owner", label: "Owner", note: "Sees every family, invites people, and runs the practice." },
];

/** Roles in the order of what they may do, in words: "Owner and coach". */
export function roleWords(roles: readonly string[]): string {
  const words = ["owner", "coach", "assistant"].filter((role) => roles.includes(role)).join(" and ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
