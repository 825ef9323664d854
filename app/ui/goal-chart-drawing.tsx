import {
  type ChartFrame,
  type GoalChartData,
  goalChartGeometry,
  levelNumber,
  type Series,
} from "./goal-chart-geometry.ts";

type Geometry = ReturnType<typeof goalChartGeometry>;

function Levels({ drawing, frame, numbers }: { drawing: Geometry; frame: ChartFrame; numbers: boolean }) {
  const overLine = frame.wordsPerLine === 0;
  return (
    <>
      {drawing.levels.map((one) => (
        <g key={one.level}>
          <line
            className={one.level === 0 ? (overLine ? "chart-hoped" : "chart-zero") : "chart-grid"}
            x1={overLine ? 0 : frame.left}
            x2={overLine ? frame.width : frame.right}
            y1={one.y}
            y2={one.y}
          />
          {!overLine && (
            <text className="chart-number" x="24" y={one.y + 4.5} textAnchor="end">
              {levelNumber(one.level)}
            </text>
          )}
          {one.lines.map((line, index) => (
            <text key={line} className="chart-words" x="36" y={one.y + 5 + (index - (one.lines.length - 1) / 2) * 17}>
              {line}
            </text>
          ))}
          {overLine && one.level % 2 === 0 && (
            <text className="chart-halo" x={one.side === "end" ? frame.width : 0} y={one.y - 8} textAnchor={one.side}>
              {numbers ? `${levelNumber(one.level)} ${one.name}` : one.name}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Months({ drawing, frame, ticks, y }: { drawing: Geometry; frame: ChartFrame; ticks: boolean; y: number }) {
  return (
    <>
      {drawing.months.map((month) => (
        <g key={month.x}>
          {ticks && month.tick !== undefined && (
            <line
              className="chart-tick"
              x1={month.tick}
              x2={month.tick}
              y1={frame.bottom + 14}
              y2={frame.bottom + 20}
            />
          )}
          {month.name && (
            <text x={month.x} y={y} textAnchor="middle">
              {month.name}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** Breaks as bands, events as dotted lines, with numbered flags where there is room for them. */
function Ground({ drawing, frame, flags }: { drawing: Geometry; frame: ChartFrame; flags: boolean }) {
  const top = flags ? frame.top - 22 : frame.top;
  const foot = frame.bottom + 14;
  return (
    <>
      {drawing.breaks.map((one) => (
        <rect
          key={one.from}
          className="chart-break"
          x={one.x}
          y={frame.top - 14}
          width={one.width}
          height={foot - frame.top + 14}
          rx="3"
        >
          <title>{one.name}</title>
        </rect>
      ))}
      {drawing.today && flags && (
        <g>
          <line className="chart-today" x1={drawing.today.x} x2={drawing.today.x} y1={top} y2={foot} />
          <text x={drawing.today.x} y={frame.top - (drawing.today.raised ? 46 : 28)} textAnchor="middle">
            today
          </text>
        </g>
      )}
      {drawing.events.map((event) => (
        <g key={event.number}>
          {flags ? (
            <>
              <path
                className="chart-event"
                d={`M${event.flagX} ${top} L${event.x} ${frame.top - 12} V${foot}`}
                fill="none"
              />
              <circle className="chart-flag" cx={event.flagX} cy={frame.top - 32} r="10" />
              <text className="chart-flag-number" x={event.flagX} y={frame.top - 28}>
                {event.number}
              </text>
            </>
          ) : (
            <line className="chart-tick" x1={event.x} x2={event.x} y1={frame.bottom} y2={frame.bottom + 9} />
          )}
        </g>
      ))}
    </>
  );
}

/** A guardian's mark: a dot for the first, a diamond for the second. */
export function Dot({
  kind,
  x,
  y,
  r,
  edged,
}: {
  kind: Series["kind"];
  x: number;
  y: number;
  r: number;
  edged: boolean;
}) {
  const className = `chart-dot is-${kind}${edged ? " is-edged" : ""}`;
  if (kind === "second")
    return (
      <path className={className} d={`M${x} ${y - r - 1}l${r + 1} ${r + 1}-${r + 1} ${r + 1}-${r + 1}-${r + 1}z`} />
    );
  return <circle className={className} cx={x} cy={y} r={r} />;
}

/** Lines first, then the coach's squares (wide where they agree), then the guardians' dots in them. */
function Lines({ drawing, pocket }: { drawing: Geometry; pocket: boolean }) {
  const agreed = new Set(drawing.agreed.map((point) => point.day));
  const guardians = drawing.series.filter((one) => one.kind !== "coach");
  const coach = drawing.series.filter((one) => one.kind === "coach");
  return (
    <>
      {drawing.series.map((one) => (
        <path key={`${one.kind} line`} className={`chart-line is-${one.kind}`} d={one.path} />
      ))}
      {coach.flatMap((one) =>
        one.points.map((point) => {
          const side = pocket ? 14 : agreed.has(point.day) ? 17 : 10;
          return (
            <rect
              key={point.day}
              className="chart-square"
              x={point.x - side / 2}
              y={point.y - side / 2}
              width={side}
              height={side}
              rx={side / 7}
            />
          );
        }),
      )}
      {guardians.flatMap((one) =>
        one.points.map((point) => (
          <Dot
            key={`${one.kind} ${point.day}`}
            kind={one.kind}
            x={point.x}
            y={point.y}
            r={pocket ? 4.5 : 6}
            edged={!pocket}
          />
        )),
      )}
    </>
  );
}

/** The picture itself. `numbers` keeps the coach's numbers where the words have no room. */
export function GoalDrawing({
  data,
  pocket,
  locale,
  title,
  frame,
  numbers,
  className,
}: {
  data: GoalChartData;
  /** A phone's drawing: names above the lines, no flags, no names at the ends. */
  pocket: boolean;
  locale: string;
  title: string;
  frame: ChartFrame & { height: number };
  numbers: boolean;
  className: string;
}) {
  const drawing = goalChartGeometry(data, frame, locale);
  return (
    <svg className={className} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={title}>
      <Ground drawing={drawing} frame={frame} flags={numbers} />
      <Levels drawing={drawing} frame={frame} numbers={numbers} />
      <Months drawing={drawing} frame={frame} ticks={numbers} y={frame.bottom + (pocket ? 30 : 32)} />
      <Lines drawing={drawing} pocket={pocket} />
      {!pocket &&
        drawing.names.map((name) => (
          <text
            key={name.kind}
            className={`chart-name chart-halo is-${name.kind}`}
            x={name.x}
            y={name.y}
            textAnchor={name.anchor}
          >
            {name.who}
          </text>
        ))}
    </svg>
  );
}
