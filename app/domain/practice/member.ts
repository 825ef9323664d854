/** The member on whose behalf a verb works; a guard's actor fits, and so does a test's. */
export type Acting = { practiceId: string; memberId: string; roles: readonly string[] };

/** An owner may do all; what a coach may do ends at her families. */
export const isOwner = (member: { roles: readonly string[] }): boolean => member.roles.includes("owner");

/** Coaches and owners read; an assistant sees names and addresses. */
export const mayRead = (member: { roles: readonly string[] }): boolean =>
  member.roles.includes("owner") || member.roles.includes("coach");
