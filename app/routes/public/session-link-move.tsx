import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { type Looking, lookingAt, moveForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { linkHolder } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import type { PlainHandle } from "#app/root.tsx";
import { MoveForm } from "#app/routes/booking/move-form.tsx";
import { type TimesView, timesView, withoutIt } from "#app/routes/booking/times-view.server.ts";
import { BookingPage } from "./booking-page.tsx";
import { type ByLink, byLink, gone } from "./session-by-link.server.ts";
import { SpentLink } from "./spent-link.tsx";

export const handle: PlainHandle = { plain: true };
export const meta = () => [{ title: "Move your session · Alongside" }];

type Asking = LoaderFunctionArgs | ActionFunctionArgs;

/** Shows the free times of its coach; its own time is no obstacle. */
export async function loader(args: LoaderFunctionArgs) {
  const shown = await byLink(args);
  const view = await viewOf(args, shown, lookingAt(new URL(args.request.url).searchParams));
  return data({ ...shown, view }, { status: shown.session ? 200 : gone });
}

export async function action(args: ActionFunctionArgs) {
  const shown = await byLink(args);
  const { found, session, token } = shown;
  if (!found || !session) return data(null, { status: gone });
  const fields = await formData(args.request);
  const looking = lookingAt(fields);
  const form = readFields(fields, moveForm);
  if (!form.ok) return form.answer;
  const { chosen, zone } = looking;
  const same = async (said: Omit<FormAnswer, "typed">, status: number, to = looking) =>
    data({ typed: form.typed, ...said, view: await viewOf(args, shown, to) }, { status });
  if (fields.get("press") !== "move") return same({ problems: {} }, 200);
  if (!chosen) return same({ problems: { startsAt: "Choose a time first." } }, 422);
  const by = { kind: "link", practiceId: found.practiceId, appointmentId: session.id } as const;
  const to = {
    id: session.id,
    ...form.values,
    startsAt: new Date(chosen.startsAt),
    ...(zone ? { readerZone: zone } : {}),
  };
  const moved = await form.attempt(() => linkHolder(args.context, found).write((tx) => moveAppointment(tx, by, to)));
  if (moved.ok)
    return redirectWithNotice(args.context, paths.sessionLink(token), `Moved. ${firstName(found.coach)} knows.`);
  const { data: refused, init } = moved.answer;
  const next = refused.problems.startsAt ? withoutIt(looking, chosen, session.readerZone) : looking;
  return same(refused, init?.status ?? 422, next);
}

async function viewOf({ context }: Asking, { found, session }: ByLink, looking: Looking): Promise<TimesView | null> {
  if (!found || !session) return null;
  const of = {
    serviceId: session.serviceId,
    looking,
    usual: session.readerZone,
    isHers: true,
    now: found.now,
    leavingOut: session.id,
  };
  return (await linkHolder(context, found).read((tx) => timesView(tx, of))) ?? null;
}

export default function MoveByLink() {
  const { found, session, view, token } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { view?: TimesView }>();
  const shown = answer?.view ?? view;
  if (!found || !session || !shown) return <SpentLink />;
  return (
    <BookingPage practice={found.practice} to={paths.book(found.handle)} title="Move this session">
      <MoveForm session={session} coach={found.coach} view={shown} answer={answer} back={paths.sessionLink(token)} />
    </BookingPage>
  );
}
