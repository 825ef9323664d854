import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, CircleDot, Diamond } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import type { SettledPoint } from "#app/domain/school-log/log.queries.server.ts";
import { pointWords } from "#app/domain/school-log/settled-point.ts";
import { hardSpaces, longDay, shortDay } from "#app/ui/date-words.tsx";
import { usePocket } from "./pocket-page.tsx";

const signs = {
  open: { Sign: CircleDashed, look: undefined },
  settled: { Sign: CircleDot, look: undefined },
  "remembered differently": { Sign: Diamond, look: "is-look" },
  done: { Sign: CircleCheck, look: "is-done" },
} as const;

const utc = { locale: "en-US", zone: "UTC" };

/** Who will do what by when, and how it stands; where its time has come, a gentle question. */
export function SettledLines({ points, today }: { points: readonly SettledPoint[]; today: string }) {
  return (
    <ul className="lines">
      {points.map((point) => (
        <SettledLine key={point.id} point={point} today={today} />
      ))}
    </ul>
  );
}

function SettledLine({ point, today }: { point: SettledPoint; today: string }) {
  const { home, guardian } = usePocket();
  const { Sign, look } = signs[point.state];
  const mine = point.guardianId === guardian.id;
  const asks = mine && point.state !== "done" && point.askOn !== null && point.askOn <= today;
  return (
    <li className="settled-line">
      <Sign className={look} />
      <div>
        <p className="settled-words">{point.words}</p>
        <p className="settled-by">
          {pointSaid(point, mine)} <strong>{pointWords[point.state]}</strong>
        </p>
        <Link className="link inline-flex min-h-11 items-center" to={home.settledPoint(point.id)}>
          {asks ? "How is it going?" : mine ? "How it came about" : "Read more"}
          <span className="visually-hidden">: {point.words}</span>
        </Link>
      </div>
    </li>
  );
}

/** "Mr. Brandvold, by Tuesday, January 20." */
export function pointSaid(point: Pick<SettledPoint, "who" | "guardian" | "byDay" | "sinceDay">, mine: boolean): string {
  const who = point.who || (mine ? "You" : firstName(point.guardian));
  const when = point.byDay
    ? `, by ${longDay(point.byDay, utc)}`
    : point.sinceDay
      ? `, since ${shortDay(point.sinceDay, utc)}`
      : "";
  return hardSpaces(`${who}${when}.`);
}
