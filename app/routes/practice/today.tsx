import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isOwner } from "#app/domain/practice/member.ts";
import { deskOf } from "#app/domain/review/review.queries.server.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { aroundToday } from "#app/domain/today/today.queries.server.ts";
import { countWaiting, groupWaiting, type Waiting } from "#app/domain/today/waiting.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { QueueGroup, QueueItem } from "#app/ui/queue.tsx";
import { deskItemPath } from "./desk-place.ts";
import { TodayBeside } from "./today-beside.tsx";
import { TodayWentOut } from "./today-went-out.tsx";
import { readingThisWeek, whatWaits, whenNeeded, whereFrom } from "./today-words.ts";
import { useDesk } from "./use-desk.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Today · ${data.practiceName}` : "Today" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const owner = isOwner(coach);
  const wanted = new URL(args.request.url).searchParams.get("whose");
  const whose: "mine" | "all" = owner && wanted === "all" ? "all" : "mine";
  const [{ items, minutesThisWeek, off }, around] = await coach.read(async (tx) => [
    await deskOf(tx, coach),
    await aroundToday(tx, coach, whose),
  ]);
  const { now, own, ...beside } = around;
  const today = localDate(now, coach.zone);
  const away = off.find(({ first, last, away }) => away && first <= today && today <= last);
  const hers = whose === "all" ? items : items.filter((item) => own.includes(item.familyId));
  return {
    practiceName: coach.practiceName,
    now,
    owner,
    whose,
    groups: groupWaiting(hers, now, coach.zone),
    counts: countWaiting(hers, now),
    elsewhere: items.length - hers.length,
    minutesThisWeek,
    backOn: away ? addDays(away.last, 1) : null,
    coachesNobody: own.length === 0,
    ...beside,
  };
}

export default function Today() {
  const { now, owner, whose, groups, counts, elsewhere, minutesThisWeek, backOn, meets, dates, quiet, resting } =
    useLoaderData<typeof loader>();
  const { paths: desk, zone, singleKeys } = useDesk();
  const { today, tomorrow, whenYouCan } = groups;
  const order = [...today, ...tomorrow, ...whenYouCan];
  const first = order[0];
  const at = useQueueKeys(order.length, first ? deskItemPath(desk, first) : null, singleKeys);
  const place = { locale: "en-US", zone };
  return (
    <>
      <DeskHead
        title={longDay(now, place)}
        sub={`${first ? whatWaits(counts) : "Nothing waits for you."} ${readingThisWeek(minutesThisWeek)}`.trim()}
        actions={
          <>
            {owner && <Whose whose={whose} elsewhere={elsewhere} />}
            {first && (
              <ButtonLink look="filled" to={deskItemPath(desk, first)} keys={singleKeys ? "↵" : undefined}>
                Read the first
              </ButtonLink>
            )}
          </>
        }
      />
      {backOn && (
        <div className="mb-6">
          <Band>
            <p>
              You are away until {longDay(backOn, { locale: "en-US", zone: "UTC" })}. Your promise rests.{" "}
              <Link className="link" to={desk.away}>
                I am back
              </Link>
            </p>
          </Band>
        </div>
      )}
      <div className={meets.length + dates.length + quiet.length + resting.length > 0 ? "columns" : "max-w-3xl"}>
        <section aria-label="Waiting for you">
          {!first && <NothingWaits />}
          <Group title="Needed today" group="today" items={today} {...{ at }} from={0} />
          <Group title="Needed for tomorrow" group="tomorrow" items={tomorrow} {...{ at }} from={today.length} />
          <Group
            title="When you can"
            why="inside your promise"
            group="later"
            items={whenYouCan}
            {...{ at }}
            from={today.length + tomorrow.length}
          />
          <TodayWentOut />
        </section>
        <TodayBeside />
      </div>
    </>
  );
}

function Group({
  title,
  why,
  group,
  items,
  at,
  from,
}: {
  title: string;
  why?: string;
  group: "today" | "tomorrow" | "later";
  items: readonly Waiting[];
  at: number;
  from: number;
}) {
  const { now } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (items.length === 0) return null;
  return (
    <QueueGroup title={title} why={why}>
      {items.map((item, index) => (
        <QueueItem
          key={item.id}
          to={deskItemPath(desk, item)}
          {...whenNeeded(item, group, now, place)}
          what={item.title}
          child={item.childName}
          said={item.sentence || undefined}
          from={whereFrom(item, now, place)}
          minutes={item.minutes}
          here={from + index === at}
        />
      ))}
    </QueueGroup>
  );
}

/** An owner reads her own families first, and the whole practice when she asks for it. */
function Whose({ whose, elsewhere }: { whose: "mine" | "all"; elsewhere: number }) {
  if (whose === "all") {
    return (
      <Link className="link small" to="?">
        Your own families
      </Link>
    );
  }
  return (
    <Link className="link small" to="?whose=all">
      {elsewhere > 0 ? `The whole practice: ${elsewhere} more` : "The whole practice"}
    </Link>
  );
}

function NothingWaits() {
  const { coachesNobody } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  if (coachesNobody) {
    return (
      <EmptyState
        title="Begin with one real family"
        action={
          <ButtonLink look="filled" to={desk.newFamily}>
            Add a family
          </ButtonLink>
        }
      >
        <p>One child’s name is enough. Nothing is emailed to anybody until you say so.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="The desk is clear.">
      <p>
        What a family shares comes here, in the order in which it is needed. Until then there is nothing that you owe
        anybody.
      </p>
    </EmptyState>
  );
}
