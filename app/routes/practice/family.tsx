import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { familyActForm } from "#app/domain/families/families.forms.server.ts";
import { familyHead } from "#app/domain/families/family.queries.server.ts";
import { guardianToEdit } from "#app/domain/families/family-edit.queries.server.ts";
import { moveFamily } from "#app/domain/families/move-family.server.ts";
import { inviteGuardian } from "#app/domain/identity/invite-guardian.server.ts";
import { isOwner, mayRead } from "#app/domain/practice/member.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { schoolYearNumber } from "#app/domain/school/educator.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, type MemberActor, requireCoach, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { Tx } from "#db/client.server.ts";
import { FamilyHeader } from "./family-header.tsx";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const familyId = idFrom(args.params.family);
  const today = localDate(member.now, member.zone);
  const family = await member.read((tx) => familyHead(tx, familyId, schoolYearNumber(today)));
  if (!family) throw notFound();
  return { family, today, practiceName: member.practiceName, reads: mayRead(member), owner: isOwner(member) };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const form = await readForm(args.request, familyActForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    coach.write((tx) => act(tx, coach, familyId, form.values, args.context.secret)),
  );
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(coach.practice).family(familyId).overview, done.result);
}

/** Calls the one verb that was asked for; what comes back is the notice. */
async function act(
  tx: Tx,
  coach: MemberActor,
  familyId: string,
  wanted: z.output<typeof familyActForm>,
  secret: string,
): Promise<string> {
  if (wanted.intent === "move") {
    await moveFamily(tx, familyId, wanted.to);
    return { active: "Active.", past: "Past, and kept as it is.", "set aside": "Set aside." }[wanted.to];
  }
  const guardian = await guardianToEdit(tx, familyId, wanted.guardian);
  if (!guardian) throw new Refusal("gone", "There is no such guardian.");
  if (!guardian.email) throw new Refusal("not so", `Write down an email address of ${guardian.name} first.`);
  const { email } = guardian;
  await inviteGuardian(tx, coach, { id: wanted.id, guardianId: wanted.guardian, familyId, email, secret });
  return `The invitation to ${email} is on its way.`;
}

export default function Family() {
  const { family, reads } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  const { open } = family;
  const count = (number: number) => (number > 0 ? { count: number } : {});
  return (
    <>
      <FamilyHeader />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {reads && (
        <Tabs
          label="Of this family"
          tabs={[
            { to: page.overview, words: "Overview", end: true },
            { to: page.toSchool, words: "To school", ...count(open.drafts) },
            { to: page.schoolLog, words: "School log", ...count(open.log) },
            { to: page.homework, words: "Homework", ...count(open.assignments) },
            { to: page.goals, words: "Goals", ...count(open.goals) },
            { to: page.timeline, words: "Timeline" },
            { to: page.notes, words: "Your notes", ...count(open.notes) },
          ]}
        />
      )}
      <Outlet />
    </>
  );
}
