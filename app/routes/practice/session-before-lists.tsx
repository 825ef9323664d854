import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, CircleDot, Diamond } from "lucide-react";
import { draftTitle } from "#app/domain/drafts/addressees.ts";
import { type DraftState, draftWords } from "#app/domain/drafts/draft.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import { parseLevel } from "#app/domain/goals/goal.ts";
import { levelSaid } from "#app/domain/goals/goal-line.ts";
import { assignmentWords } from "#app/domain/homework/assignment.ts";
import type { PageBefore } from "#app/domain/meetings/before.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { pointWords } from "#app/domain/school-log/settled-point.ts";
import { hardSpaces, shortDay, sinceWords } from "#app/ui/date-words.tsx";
import { Quote } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark, type StateShape } from "#app/ui/state-mark.tsx";
import { useDesk } from "./use-desk.ts";

const draftShapes: Record<DraftState, StateShape> = {
  private: "open",
  shared: "half",
  thoughts: "look",
  "looks ready": "done",
  sent: "done",
  answered: "done",
  "set aside": "aside",
};

/** Messages that were shared and wait, and those that went out since the last session. */
export function SharedBefore({ drafts, now }: { drafts: PageBefore["drafts"]; now: Date | string }) {
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (drafts.length === 0) return null;
  return (
    <Section title="Messages they shared" line>
      <ul className="lines">
        {drafts.map((draft) => (
          <li key={draft.id} className="before-line">
            <p className="row row-apart">
              <Link to={desk.reviewDraft(draft.id)}>
                <strong>{hardSpaces(draftTitle(draft.purpose, draft.recipients.to))}</strong>
              </Link>
              <StateMark shape={draft.state === "shared" && draft.neededBy ? "look" : draftShapes[draft.state]}>
                {draftWords[draft.state].coach}
              </StateMark>
            </p>
            <Quote size="small">{excerpt(draft.body)}</Quote>
            <p className="small soft">
              {firstName(draft.who)}, {sinceWords(draft.at, now, place)}
              {draft.neededBy && `. Needed ${sinceWords(draft.neededBy, now, place)}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was given and where it stands: never more than was shared. */
export function HomeworkBefore({
  homework,
  familyId,
  now,
}: {
  homework: PageBefore["homework"];
  familyId: string | null;
  now: Date | string;
}) {
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (homework.length === 0 || familyId === null) return null;
  const of = desk.family(familyId);
  return (
    <Section title="Homework" line>
      <ul className="lines">
        {homework.map((given) => (
          <li key={given.id} className="before-line">
            <p className="row row-apart">
              <Link to={given.state === "shared" ? desk.reviewAssignment(given.id) : of.assignment(given.id)}>
                <strong>{given.title}</strong>
              </Link>
              <span className="small soft">{assignmentWords[given.state].coach}</span>
            </p>
            {given.said && <Quote size="small">{excerpt(given.said)}</Quote>}
            <p className="small soft">
              {firstName(given.who)}, {sinceWords(given.at, now, place)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const pointSigns = {
  open: { Sign: CircleDashed, look: undefined },
  settled: { Sign: CircleDot, look: undefined },
  "remembered differently": { Sign: Diamond, look: "is-look" },
  done: { Sign: CircleCheck, look: "is-done" },
} as const;

/** Who will do what by when, as far as a log is shared. */
export function PointsBefore({ points, familyId }: { points: PageBefore["points"]; familyId: string | null }) {
  const { paths: desk } = useDesk();
  if (points.length === 0 || familyId === null) return null;
  return (
    <Section
      title="Settled with school"
      line
      aside={
        <Link className="link" to={desk.family(familyId).schoolLog}>
          School log
        </Link>
      }
    >
      <ul className="lines">
        {points.map((point) => {
          const { Sign, look } = pointSigns[point.state];
          const by = point.byDay ? `, by ${shortDay(point.byDay, { locale: "en-US", zone: "UTC" })}` : "";
          return (
            <li key={point.id} className="settled-line">
              <Sign className={look} />
              <div>
                <p className="settled-words">{point.words}</p>
                <p className="settled-by">
                  {hardSpaces(`${point.doer || firstName(point.guardian)}${by}.`)}{" "}
                  <strong>{pointWords[point.state]}</strong>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** What they are working toward, and where each sees it now. */
export function GoalsBefore({ goals, familyId }: { goals: PageBefore["goals"]; familyId: string | null }) {
  const { paths: desk } = useDesk();
  if (goals.length === 0 || familyId === null) return null;
  return (
    <Section title="What they are working toward" line>
      <ul className="lines">
        {goals.map((goal) => (
          <li key={goal.id} className="before-line">
            <Link className="words no-underline hover:underline" to={desk.family(familyId).goal(goal.id)}>
              {goal.title}
            </Link>
            {goal.latest.length === 0 ? (
              <p className="small soft">Nobody has said yet where it is.</p>
            ) : (
              <dl className="facts">
                {goal.latest.map((one) => {
                  const level = parseLevel(one.level);
                  return (
                    <div className="contents" key={one.who}>
                      <dt>{firstName(one.who)}</dt>
                      <dd>
                        {level === null ? "" : levelSaid(goal.words, level)}{" "}
                        <span className="soft nowrap">{shortDay(one.day, { locale: "en-US", zone: "UTC" })}</span>
                      </dd>
                    </div>
                  );
                })}
              </dl>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
