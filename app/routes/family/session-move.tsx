import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { type Looking, lookingAt, moveForm } from "#app/domain/scheduling/booking.forms.server.ts";
import type { SessionShown } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { MoveForm } from "#app/routes/booking/move-form.tsx";
import { type TimesView, timesView, withoutIt } from "#app/routes/booking/times-view.server.ts";
import { PocketHead } from "#app/ui/page-head.tsx";
import { hersToChange } from "./one-session.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta = () => [{ title: "Move your session · Alongside" }];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const session = await hersToChange(guardian, idFrom(args.params.appointment));
  return { session, view: await viewOf(guardian, session, lookingAt(new URL(args.request.url).searchParams)) };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const session = await hersToChange(guardian, idFrom(args.params.appointment));
  const fields = await formData(args.request);
  const looking = lookingAt(fields);
  const form = readFields(fields, moveForm);
  if (!form.ok) return form.answer;
  const { chosen, zone } = looking;
  const again = async (said: Omit<FormAnswer, "typed">, status: number, to = looking) =>
    data({ typed: form.typed, ...said, view: await viewOf(guardian, session, to) }, { status });
  if (fields.get("press") !== "move") return again({ problems: {} }, 200);
  if (!chosen) return again({ problems: { startsAt: "Choose a time first." } }, 422);
  const startsAt = new Date(chosen.startsAt);
  const to = { id: session.id, ...form.values, startsAt, ...(zone ? { readerZone: zone } : {}) };
  const moved = await form.attempt(() => guardian.write((tx) => moveAppointment(tx, guardian, to)));
  if (!moved.ok) {
    const { data: refused, init } = moved.answer;
    const next = refused.problems.startsAt ? withoutIt(looking, chosen, session.readerZone) : looking;
    return again(refused, init?.status ?? 422, next);
  }
  const page = paths.home(guardian.practice, guardian.familyId).session(session.id);
  return redirectWithNotice(args.context, page, `Moved. ${firstName(session.coach ?? "Your coach")} knows.`);
}

async function viewOf(guardian: GuardianActor, session: SessionShown, looking: Looking): Promise<TimesView> {
  const { serviceId, id: leavingOut } = session;
  const of = { serviceId, looking, usual: session.readerZone, isHers: true, now: guardian.now, leavingOut };
  const view = await guardian.read((tx) => timesView(tx, of));
  if (!view) throw notFound();
  return view;
}

export default function MoveSession() {
  const { session, view } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { view?: TimesView }>();
  const { home } = usePocket();
  const back = home.session(session.id);
  return (
    <PocketPage back={{ to: back, words: "Your session" }}>
      <PocketHead title="Move this session" />
      <MoveForm
        session={session}
        coach={session.coach ?? "your coach"}
        view={answer?.view ?? view}
        answer={answer}
        back={back}
      />
    </PocketPage>
  );
}
