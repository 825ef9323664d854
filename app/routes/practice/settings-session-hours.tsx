import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { isId, newId } from "#app/domain/ids.ts";
import { isOwner } from "#app/domain/practice/member.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { zonesEverywhere } from "#app/domain/practice/zones-everywhere.server.ts";
import { addSchoolBreaks } from "#app/domain/scheduling/school-breaks.server.ts";
import { sessionHoursForm } from "#app/domain/scheduling/session-hours.forms.server.ts";
import { sessionHoursOf } from "#app/domain/scheduling/session-hours.queries.server.ts";
import {
  goTravelling,
  setDate,
  setWeek,
  stayHome,
  takeOffOut,
  takeTimeOff,
} from "#app/domain/scheduling/set-when.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { DeskHead } from "#app/ui/page-head.tsx";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { DatesOtherwise } from "./session-hours-dates.tsx";
import { DaysOffAndTravel } from "./session-hours-off.tsx";
import { WeekForm } from "./session-hours-week.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Session hours · ${data?.practiceName ?? "Alongside"}` },
];

/** Whose hours: her own, or for an owner those of the coach whom the address names. */
function whose(request: Request, member: MemberActor): string {
  const who = new URL(request.url).searchParams.get("who") ?? "";
  if (who === "" || who === member.memberId) return member.memberId;
  if (!isId(who) || !isOwner(member)) throw notFound();
  return who;
}

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireCoach(args);
  const hours = await member.read((tx) => sessionHoursOf(tx, whose(args.request, member)));
  const serviceId = new URL(args.request.url).searchParams.get("service");
  const service = hours?.services.find(({ id }) => id === serviceId);
  if (!hours || (serviceId && !service)) throw notFound();
  const zone = zoneHere(hours.weekly, service?.id ?? null) ?? hours.coach.zone;
  return {
    hours,
    service: service ?? null,
    zone,
    isHers: hours.coach.id === member.memberId,
    owns: isOwner(member),
    missesBreaks: isOwner(member) && !hours.off.some(({ kind, everybody }) => everybody && kind === "school holiday"),
    near: zoneChoices(zone),
    everywhere: zonesEverywhere(),
    newId: newId(),
    practiceName: member.practiceName,
  };
}

const zoneHere = (weekly: readonly { serviceId: string | null; zone: string }[], serviceId: string | null) =>
  weekly.find((row) => row.serviceId === serviceId)?.zone;

export async function action(args: ActionFunctionArgs) {
  const member = await requireCoach(args);
  const memberId = whose(args.request, member);
  const form = await readForm(args.request, sessionHoursForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => set(tx, member, memberId, form.values)));
  if (!done.ok) return done.answer;
  const { pathname, search } = new URL(args.request.url);
  return redirectWithNotice(args.context, pathname + search, done.result);
}

/** Calls the one verb that the form asks for. What comes back is the notice. */
async function set(
  tx: Tx,
  member: MemberActor,
  memberId: string,
  wanted: z.output<typeof sessionHoursForm>,
): Promise<string> {
  switch (wanted.intent) {
    case "week":
      await setWeek(tx, member, { ...wanted, memberId });
      return "These hours hold from now on. What is booked stays.";
    case "date":
      await setDate(tx, member, { ...wanted, memberId, stretches: wanted.hours });
      return "That day is set. What is booked on it stays.";
    case "date back":
      await setDate(tx, member, { ...wanted, memberId, zone: "UTC", stretches: null });
      return "That day is as its weekday again.";
    case "off": {
      const { intent: _off, everybody, closes, kind, ...days } = wanted;
      const off = { ...days, kind, memberId: everybody ? null : memberId, closes: kind === "time off" || closes };
      await takeTimeOff(tx, member, off);
      return off.closes ? "Nothing can be booked on these days. What is booked stays." : "Shown in the calendar.";
    }
    case "school breaks": {
      const added = await addSchoolBreaks(tx, member, localDate(await instant(tx), member.zone));
      return added === 0
        ? "They are all here already."
        : "Laid in, only shown. Look whether your schools’ dates differ.";
    }
    case "off out":
      await takeOffOut(tx, member, wanted.id);
      return "Taken out.";
    case "journey": {
      const { intent: _journey, ...journey } = wanted;
      await goTravelling(tx, member, { ...journey, memberId });
      return "On these days your hours are local to where you are.";
    }
    case "journey out":
      await stayHome(tx, member, wanted.id);
      return "Taken out. Your hours are local to home on these days.";
  }
}

export default function SessionHoursPage() {
  const { hours, service, isHers, owns } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const at = (of: { who?: string; service?: string }) => {
    const who = of.who ?? hours.coach.id;
    const query = new URLSearchParams({
      ...(isHers && !of.who ? {} : { who }),
      ...(of.service ? { service: of.service } : {}),
    });
    return query.size > 0 ? `${desk.sessionHours}?${query}` : desk.sessionHours;
  };
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title={isHers ? "Session hours" : `Session hours of ${hours.coach.name}`}
        sub={
          <>
            When sessions can be booked. When you read, and what you promise families, is set under{" "}
            <Link className="link" to={desk.myHours}>
              reading hours
            </Link>
            .
          </>
        }
      />
      {owns && hours.coaches.length > 1 && (
        <nav className="views mb-5" aria-label="Whose hours">
          {hours.coaches.map(({ id, name }) => (
            <Link key={id} to={at({ who: id })} aria-current={id === hours.coach.id ? "page" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <WeekForm answer={answer?.typed.intent === "week" ? answer : undefined} at={at} />
      <DatesOtherwise answer={answer?.typed.intent === "date" ? answer : undefined} />
      <DaysOffAndTravel answer={answer} />
      {service === null && hours.services.length === 0 && (
        <p className="soft small mt-6">
          You give no service yet; an owner names who gives what under{" "}
          <Link className="link" to={desk.services}>
            services
          </Link>
          .
        </p>
      )}
    </>
  );
}
