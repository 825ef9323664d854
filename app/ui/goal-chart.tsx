import { shortDay } from "./date-words.tsx";
import { Dot, GoalDrawing } from "./goal-chart-drawing.tsx";
import { type ChartFrame, type GoalChartData, levelNumber } from "./goal-chart-geometry.ts";

export type { ChartLevel, GoalChartData } from "./goal-chart-geometry.ts";

/** desk: a whole page's width. small: beside other things. pocket: a phone, names of levels and no numbers. */
export type GoalChartView = "desk" | "small" | "pocket";

const frames: Record<GoalChartView, ChartFrame & { height: number }> = {
  desk: { width: 1000, height: 396, left: 330, right: 996, top: 60, bottom: 354, monthRoom: 40, wordsPerLine: 44 },
  small: { width: 668, height: 384, left: 206, right: 620, top: 62, bottom: 342, monthRoom: 34, wordsPerLine: 24 },
  pocket: { width: 350, height: 276, left: 9, right: 339, top: 32, bottom: 240, monthRoom: 42, wordsPerLine: 0 },
};

/** The pocket's chart where the column has its full width: longer, not larger. */
const roomy = { ...frames.pocket, width: 580, right: 569 };

/** The desk's chart at a phone's width: names above the lines, and room for the flags. */
const narrow = { ...frames.pocket, height: 312, top: 68, bottom: 276 };

/**
 * A goal over time, drawn on the server. The desk has the level's sentences at the left, numbered events and names at
 * the lines' ends; the pocket has names of levels and no numbers. `title` says in words what the picture shows; put a
 * GoalTable beside it. In a narrow place the desk's drawing gives way to the pocket's.
 */
export function GoalChart({
  view,
  title,
  locale = "en-US",
  ...data
}: GoalChartData & { view: GoalChartView; title: string; locale?: string }) {
  const shared = { data, locale, title };
  if (view === "pocket") {
    return (
      <div className="goal-chart is-pocket">
        <GoalDrawing {...shared} pocket frame={roomy} numbers={false} className="chart is-pocket is-wide" />
        <GoalDrawing {...shared} pocket frame={frames.pocket} numbers={false} className="chart is-pocket is-narrow" />
      </div>
    );
  }
  return (
    <div className="goal-chart">
      <GoalDrawing {...shared} pocket={false} frame={frames[view]} numbers className="chart is-wide" />
      <GoalDrawing {...shared} pocket frame={narrow} numbers className="chart is-pocket is-narrow" />
    </div>
  );
}

/** Which mark is whose, and what the bands are. */
export function GoalLegend({
  checkIns,
  breaks = [],
  view,
}: Pick<GoalChartData, "checkIns"> & { breaks?: GoalChartData["breaks"]; view: GoalChartView }) {
  const guardians = [...new Set(checkIns.filter((one) => one.by === "guardian").map((one) => one.who))].slice(0, 2);
  const coach = checkIns.filter((one) => one.by === "coach").at(-1)?.who;
  return (
    <ul className="goal-legend">
      {guardians.map((who, index) => {
        const kind = index === 0 ? "first" : "second";
        return (
          <li key={who}>
            <svg width="29" height="14" viewBox="0 0 29 14" aria-hidden="true">
              <path className={`chart-line is-${kind}`} d="M1 7H28" />
              <Dot kind={kind} x={14.5} y={7} r={4.5} edged />
            </svg>
            {who}
          </li>
        );
      })}
      {coach && (
        <li>
          <svg width="29" height="14" viewBox="0 0 29 14" aria-hidden="true">
            <path className="chart-line is-coach" d="M1 7H28" />
            <rect className="chart-square" x="9.5" y="2" width="10" height="10" rx="1.5" />
          </svg>
          {coach}
        </li>
      )}
      {coach && guardians.length > 0 && view !== "pocket" && (
        <li>
          <svg width="17" height="17" viewBox="-1 -1 19 19" aria-hidden="true">
            <rect className="chart-square" width="17" height="17" rx="2.5" />
            <circle className="chart-dot is-first" cx="8.5" cy="8.5" r="4.5" />
          </svg>
          They agree
        </li>
      )}
      {breaks.length > 0 && (
        <li>
          <svg width="12" height="17" viewBox="0 0 12 17" aria-hidden="true">
            <rect className="chart-break" width="12" height="17" rx="2" />
          </svg>
          {[...new Set(breaks.map((one) => one.name))].join(", ")}
        </li>
      )}
    </ul>
  );
}

/** The events of the chart with their numbers and days. `paired` lays them in two columns under a small chart. */
export function GoalEvents({
  events,
  locale = "en-US",
  paired = false,
}: Pick<GoalChartData, "events"> & { locale?: string; paired?: boolean }) {
  const inOrder = [...events].sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <ol className={paired ? "goal-events is-paired" : "goal-events"}>
      {inOrder.map((event, index) => (
        <li key={`${event.day} ${event.text}`}>
          <strong>{index + 1}</strong>
          <time dateTime={event.day}>{shortDay(event.day, { locale, zone: "UTC" })}</time>
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
  );
}

/** The same as a table: one row a day, one column a person, newest first. The pocket reads names, the desk numbers. */
export function GoalTable({
  checkIns,
  levels,
  view,
  locale = "en-US",
  caption = "Check-ins by day",
}: Pick<GoalChartData, "checkIns" | "levels"> & { view: GoalChartView; locale?: string; caption?: string }) {
  const people = [...new Set(checkIns.map((one) => one.who))];
  const days = [...new Set(checkIns.map((one) => one.day))].sort().reverse();
  const names = new Map(levels.map((one) => [one.level, one.name]));
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {people.map((who) => (
              <th scope="col" key={who} className={view === "pocket" ? undefined : "numeric"}>
                {who}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">
                <time dateTime={day}>{shortDay(day, { locale, zone: "UTC" })}</time>
              </th>
              {people.map((who) => {
                const said = checkIns.findLast((one) => one.day === day && one.who === who);
                if (view === "pocket") return <td key={who}>{said ? names.get(said.level) : "–"}</td>;
                return (
                  <td key={who} className="numeric">
                    {said ? levelNumber(said.level) : "–"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
