import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigate } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { type DeskItem, deskOf } from "#app/domain/review/review.queries.server.ts";
import { countWaiting } from "#app/domain/today/waiting.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { hardSpaces, type Place, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { Table } from "#app/ui/table.tsx";
import { instant } from "#db/clock.server.ts";
import { deskItemPath } from "./desk-place.ts";
import { readingThisWeek, whatWaits } from "./today-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Review${data.items.length > 0 ? ` (${data.items.length})` : ""} · ${data.practice}` : "Review" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const { items, minutesThisWeek, now } = await coach.read(async (tx) => ({
    ...(await deskOf(tx, coach)),
    now: await instant(tx),
  }));
  return { practice: coach.practiceName, items, minutesThisWeek, counts: countWaiting(items, now), now };
}

export default function Review() {
  const { items, minutesThisWeek, counts, now } = useLoaderData<typeof loader>();
  const { paths, singleKeys, zone } = useDesk();
  const navigate = useNavigate();
  const first = items[0] && deskItemPath(paths, items[0]);
  useKeys({ j: () => first && navigate(first), Enter: () => first && navigate(first) }, { on: singleKeys });
  if (!first) {
    return (
      <>
        <DeskHead title="Review" />
        <EmptyState title="Nothing waits.">
          <p>
            What a parent shares, a message to school or something tried, comes here: first what is needed by a day,
            then what has waited longest. You see only what was shared.
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <DeskHead
        title="Review"
        sub={`${whatWaits(counts)} ${readingThisWeek(minutesThisWeek)}`.trim()}
        actions={
          <ButtonLink look="filled" to={first} keys="j">
            Open the first
          </ButtonLink>
        }
      />
      <Table caption="What waits for a look" listed>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
            <th scope="col" className="numeric">
              Minutes
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="nowrap">
                <WhyNow item={item} now={now} place={{ locale: "en-US", zone }} />
              </td>
              <td>
                <Link to={deskItemPath(paths, item)}>{hardSpaces(item.title)}</Link>
                <small className="words ml-0 block">{item.sentence}</small>
              </td>
              <td data-words="From">
                {item.from}
                <small className="ml-0 block">{item.childName}</small>
                {item.handed && <small className="ml-0 block">Handed to you by {firstName(item.handed.by)}</small>}
              </td>
              <td className="numeric" data-words="Minutes">
                {item.minutes}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** Why it stands where it stands: needed by a day, or promised. */
function WhyNow({ item, now, place }: { item: DeskItem; now: Date; place: Place }) {
  if (item.neededBy) return <StateMark shape="look">Needed {sinceWords(item.neededBy, now, place)}</StateMark>;
  const shared = `shared ${sinceWords(item.sharedAt, now, place)}`;
  if (!item.promisedBy) return <span className="soft">{shared}</span>;
  const late = item.promisedBy < now;
  return (
    <>
      {late ? (
        <StateMark shape="look">Promised {sinceWords(item.promisedBy, now, place)}</StateMark>
      ) : (
        <span>Promised {sinceWords(item.promisedBy, now, place)}</span>
      )}
      <small className="ml-0 block">{shared}</small>
    </>
  );
}
