import { Link, useLoaderData } from "@remix-run/react";
import { entryTitle } from "#app/domain/school-log/entry-words.ts";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** What her school log asks, gently: a recap of a talk, and how something that was settled is going. */
export function WeekFromLog() {
  const { now, fromLog } = useLoaderData<typeof loader>();
  const { home, guardian } = usePocket();
  const { talk, points } = fromLog;
  if (!talk && points.length === 0) return null;
  const place = { locale: "en-US", zone: guardian.zone };
  return (
    <Section title="From your school log" quiet>
      <ul className="lines">
        {talk && (
          <li>
            <strong>{hardSpaces(talkTitle(talk))}</strong>
            <p className="soft small">
              {sinceWords(talk.happenedAt, now, place)}. A few lines help both to remember it the same.
            </p>
            <Link
              className="link inline-flex min-h-11 items-center"
              to={`${home.newMessage}?purpose=follow-up&entry=${talk.id}`}
            >
              Begin a recap
            </Link>
          </li>
        )}
        {points.map((point) => (
          <li key={point.id}>
            <LineLink
              words
              to={home.settledPoint(point.id)}
              title={point.words}
              note={hardSpaces(`${point.who || "You"}. How is it going?`)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const talkTitle = ({
  channel,
  withWords,
}: {
  channel: Parameters<typeof entryTitle>[0]["channel"];
  withWords: string;
}) => entryTitle({ direction: "both", channel, withWords, knowledge: "said by school", child: null });
