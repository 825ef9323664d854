import type { Answers, Exercise } from "#app/domain/homework/homework.ts";
import { exerciseByKey } from "#app/domain/homework/library/library.ts";
import type { FamilyPage, GuardianTold } from "./told.ts";

/** Something to try: given, answered, and what the coach said to it. */
export function tellAssignments({ seed, calendar, coach, own, next }: FamilyPage) {
  function assignment(told: {
    to: GuardianTold;
    exercise: string;
    given: Date;
    byDay?: string;
    note?: string;
    form?: "whole" | "short";
    state?: "given" | "started" | "not this week";
    working?: { answers: Answers; at: Date };
    rounds?: {
      answers: Answers;
      excerpt: string;
      at: Date;
      word?: string;
      reply?: { kind: "answered" | "more" | "done"; words: string; at: Date };
    }[];
  }): void {
    if (!calendar.isPast(told.given)) return;
    const exercise: Exercise | null = exerciseByKey(told.exercise);
    if (!exercise) throw new Error(`No exercise ${told.exercise}`);
    const assignmentId = next("assignment");
    const rounds = (told.rounds ?? []).filter((round) => calendar.isPast(round.at));
    const last = rounds.at(-1);
    const lastReply = last?.reply && calendar.isPast(last.reply.at) ? last.reply : undefined;
    const shared = lastReply ? (lastReply.kind === "done" ? "done" : "answered") : "shared";
    const state = last ? shared : (told.state ?? (told.working ? "started" : "given"));
    const moved = lastReply?.at ?? last?.at ?? told.working?.at ?? told.given;
    const hers = { ...own, assignment_id: assignmentId, guardian_id: told.to.id };
    seed.add("assignment", {
      ...own,
      id: assignmentId,
      guardian_id: told.to.id,
      given_by: coach.id,
      exercise: exercise.key,
      title: exercise.title,
      steps: exercise,
      minutes: exercise.minutes,
      short_minutes: exercise.shortMinutes,
      form: told.form ?? "whole",
      note: told.note ?? "",
      by_day: told.byDay ?? null,
      state,
      given_at: told.given,
      shared_at: last?.at ?? null,
      moved_at: moved,
      version: 1,
    });
    const kept = last?.answers ?? told.working?.answers ?? {};
    for (const [step, value] of Object.entries(kept)) {
      seed.add("answer", { ...hers, step, value, saved_at: last?.at ?? told.working?.at ?? told.given, version: 1 });
    }
    for (const [index, round] of rounds.entries()) {
      const form = told.form ?? "whole";
      const share = { answers: round.answers, excerpt: round.excerpt, word: round.word ?? "", shared_at: round.at };
      seed.add("assignment_share", { ...hers, id: next("share"), round: index + 1, form, ...share });
      if (round.reply && calendar.isPast(round.reply.at)) {
        const said = { member_id: coach.id, kind: round.reply.kind, words: round.reply.words, said_at: round.reply.at };
        seed.add("assignment_reply", { ...hers, id: next("reply"), round: index + 1, ...said });
      }
    }
  }

  return { assignment };
}
