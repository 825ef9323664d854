/**
 * Where everything on a goal's chart lies: pure arithmetic, so that the drawing is the same on the server, in the
 * browser and on paper, and can be tested without either. Days are "YYYY-MM-DD" and belong to no zone.
 */

export type ChartLevel = -2 | -1 | 0 | 1 | 2;

export interface GoalChartData {
  /** Each level with its short name ("What we hoped") and, where they are written, the family's words for it. */
  levels: readonly { level: ChartLevel; name: string; words?: string }[];
  checkIns: readonly { day: string; by: "guardian" | "coach"; who: string; level: ChartLevel }[];
  events: readonly { day: string; text: string }[];
  breaks: readonly { from: string; to: string; name: string }[];
  from: string;
  to: string;
  today: string;
}

/** The drawing's size and where its plot lies, in the units of its viewBox. */
export interface ChartFrame {
  width: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The least room that two month names need. */
  monthRoom: number;
  /** How many letters of a level's words fit on a line left of the plot; 0 for none. */
  wordsPerLine: number;
}

export interface Point {
  x: number;
  y: number;
  day: string;
  level: ChartLevel;
}

/** One person's check-ins. Of two guardians the first is the accent's, the second ink. */
export interface Series {
  who: string;
  kind: "first" | "second" | "coach";
  points: Point[];
  path: string;
}

const dayMs = 86_400_000;
const flagRoom = 22;
const nameRoom = 17;
const letterRoom = 7.6;
const markRoom = 15;

/** Rounded to a tenth: finer than a screen shows, and it keeps the page small. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A scale from days to x. A range of no length lies in the middle; days outside it stand at its edge. */
export function dayScale(from: string, to: string, left: number, right: number): (day: string) => number {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  return (day) => {
    if (length <= 0) return tenth((left + right) / 2);
    const part = Math.min(1, Math.max(0, (Date.parse(day) - start) / length));
    return tenth(left + part * (right - left));
  };
}

/** The y of a level: +2 at the top, −2 at the bottom. */
export function levelY(level: ChartLevel, frame: ChartFrame): number {
  return tenth(frame.top + ((2 - level) / 4) * (frame.bottom - frame.top));
}

/** Breaks words into lines of about so many letters, at most three; what does not fit ends the third. */
export function wordLines(words: string, perLine: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const fits = last !== undefined && (last.length + word.length < perLine || lines.length === 3);
    if (fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The months of a range: where each begins, and where its name stands. Names that have no room are left out. */
export function monthMarks(from: string, to: string, frame: ChartFrame, locale: string) {
  const x = dayScale(from, to, frame.left, frame.right);
  const name = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const starts: string[] = [];
  const first = new Date(from);
  for (let month = 0; starts.length < 60; month++) {
    const start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)).toISOString().slice(0, 10);
    if (start > to) break;
    starts.push(start);
  }
  const month = ((frame.right - frame.left) * 30 * dayMs) / Math.max(dayMs, Date.parse(to) - Date.parse(from));
  const every = Math.max(1, Math.ceil(frame.monthRoom / month));
  return starts.map((start, index) => {
    const begins = x(start);
    const ends = index + 1 < starts.length ? x(starts[index + 1] ?? to) : frame.right;
    const shown = index % every === 0 && ends - begins >= Math.min(frame.monthRoom, month) * 0.8;
    return {
      tick: start < from ? undefined : begins,
      x: tenth((begins + ends) / 2),
      name: shown ? name.format(new Date(start)) : undefined,
    };
  });
}

/** Pushes flags apart to the right, then back from the edge, so that no two numbers lie over each other. */
export function spread(xs: readonly number[], room: number, max: number): number[] {
  const placed: number[] = [];
  for (const x of xs) placed.push(Math.max(x, (placed[placed.length - 1] ?? -room) + room));
  let limit = max;
  for (let index = placed.length - 1; index >= 0; index--) {
    placed[index] = Math.min(placed[index] ?? limit, limit);
    limit = (placed[index] ?? limit) - room;
  }
  return placed.map(tenth);
}

/** Everyone's check-ins in the order of days; the last of two on one day counts. */
function seriesOf(data: GoalChartData, frame: ChartFrame): Series[] {
  const x = dayScale(data.from, data.to, frame.left, frame.right);
  const guardians = [...new Set(data.checkIns.filter((one) => one.by === "guardian").map((one) => one.who))];
  const coaches = [...new Set(data.checkIns.filter((one) => one.by === "coach").map((one) => one.who))];
  const drawn = [
    // All coaches are one line: what changes is who holds the family, not the eye that looks.
    ...(coaches.length > 0 ? [{ who: coaches[coaches.length - 1] ?? "", kind: "coach" as const }] : []),
    ...guardians
      .slice(0, 2)
      .map((who, index) => ({ who, kind: index === 0 ? ("first" as const) : ("second" as const) })),
  ];
  return drawn.map(({ who, kind }) => {
    const byDay = new Map<string, Point>();
    for (const one of data.checkIns) {
      const theirs = kind === "coach" ? one.by === "coach" : one.by === "guardian" && one.who === who;
      if (!theirs || one.day < data.from || one.day > data.to) continue;
      byDay.set(one.day, { x: x(one.day), y: levelY(one.level, frame), day: one.day, level: one.level });
    }
    const points = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const path = points.map((point, index) => `${index === 0 ? "M" : "L"}${point.x} ${point.y}`).join(" ");
    return { who, kind, points, path };
  });
}

/**
 * Which end of a level's line has room for its name, when the name stands above the line: the one that fewer of the
 * drawn lines cross.
 */
function freeSide(y: number, name: string, series: readonly Series[], frame: ChartFrame): "start" | "end" {
  const length = name.length * letterRoom;
  let left = 0;
  let right = 0;
  for (const one of series) {
    one.points.forEach((point, index) => {
      const next = one.points[index + 1] ?? point;
      for (let part = 0; part < 1; part += 0.1) {
        const alongX = point.x + part * (next.x - point.x);
        const alongY = point.y + part * (next.y - point.y);
        if (alongY > y + markRoom / 2 || alongY < y - nameRoom - markRoom) continue;
        if (alongX < length + markRoom) left++;
        if (alongX > frame.width - length - markRoom) right++;
      }
    });
  }
  return right < left ? "end" : "start";
}

/** Each line's name beside its last point; names whose points end close together stand in one column. */
function endNames(series: readonly Series[], frame: ChartFrame) {
  const ends = series
    .map((one) => ({ who: one.who, kind: one.kind, end: one.points[one.points.length - 1] }))
    .filter((one): one is typeof one & { end: Point } => one.end !== undefined)
    // From the top down, and where they agree the guardian first.
    .sort((a, b) => a.end.y - b.end.y || (a.kind === "coach" ? 1 : -1));
  const columns: (typeof ends)[] = [];
  for (const one of ends) {
    const column = columns[columns.length - 1];
    const above = column?.[column.length - 1];
    if (column && above && one.end.y - above.end.y < nameRoom) column.push(one);
    else columns.push([one]);
  }
  return columns.flatMap((column) => {
    const right = Math.max(...column.map((one) => one.end.x));
    const middle = column.reduce((sum, one) => sum + one.end.y, 0) / column.length;
    const longest = Math.max(...column.map((one) => one.who.length)) * letterRoom;
    // No room at the right edge: above the points, and to their left.
    const fits = right + markRoom + longest <= frame.width;
    return column.map((one, index) => ({
      who: one.who,
      kind: one.kind,
      x: tenth(fits ? right + markRoom : right),
      y: tenth(
        middle + 4.5 + (fits ? (index - (column.length - 1) / 2) * nameRoom : (index - column.length) * nameRoom),
      ),
      anchor: fits ? ("start" as const) : ("end" as const),
    }));
  });
}

/** Today's line; its word steps up where a flag is near. */
function todayMark(x: number, flags: readonly number[]) {
  return { x, raised: flags.some((flag) => Math.abs(flag - x) < 32) };
}

/**
 * Lays out a goal's chart.
 * @param data what there is to show; check-ins, events and breaks outside `from` … `to` are left out
 * @param frame the drawing's measures
 * @param locale for the names of the months
 */
export function goalChartGeometry(data: GoalChartData, frame: ChartFrame, locale: string) {
  const x = dayScale(data.from, data.to, frame.left, frame.right);
  const series = seriesOf(data, frame);
  const guardians = series.filter((one) => one.kind !== "coach").flatMap((one) => one.points);
  const inside = (day: string) => day >= data.from && day <= data.to;
  const events = data.events.filter((event) => inside(event.day)).sort((a, b) => (a.day < b.day ? -1 : 1));
  const flags = spread(
    events.map((event) => x(event.day)),
    flagRoom,
    frame.right,
  );
  return {
    levels: [...data.levels]
      .sort((a, b) => b.level - a.level)
      .map((one) => ({
        ...one,
        y: levelY(one.level, frame),
        side: freeSide(levelY(one.level, frame), one.name, series, frame),
        lines: frame.wordsPerLine > 0 ? wordLines(one.words ?? one.name, frame.wordsPerLine) : [],
      })),
    months: monthMarks(data.from, data.to, frame, locale),
    breaks: data.breaks
      .filter((one) => one.to >= data.from && one.from <= data.to)
      .map((one) => ({ ...one, x: x(one.from), width: tenth(Math.max(2, x(one.to) - x(one.from))) })),
    events: events.map((event, index) => ({ ...event, number: index + 1, x: x(event.day), flagX: flags[index] ?? 0 })),
    series,
    /** Where the coach and a guardian said the same on the same day: dot in square. */
    agreed: series
      .filter((one) => one.kind === "coach")
      .flatMap((one) => one.points)
      .filter((point) => guardians.some((other) => other.day === point.day && other.level === point.level)),
    names: endNames(series, frame),
    today: inside(data.today) ? todayMark(x(data.today), flags) : undefined,
  };
}

/** A level as the coach reads it: "+1", "0", "−2", with a true minus. */
export function levelNumber(level: ChartLevel): string {
  return level > 0 ? `+${level}` : String(level).replace("-", "−");
}
