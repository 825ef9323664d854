import { Link } from "@remix-run/react";
import {
  ArrowDownLeft,
  ArrowUpRight,
  Eye,
  FileText,
  type LucideIcon,
  MessageCircle,
  Phone,
  Quote,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { dayOfMonth, hardSpaces, type Place, shortDay } from "./date-words.tsx";

const signs = {
  in: ArrowDownLeft,
  out: ArrowUpRight,
  call: Phone,
  meeting: Users,
  talk: MessageCircle,
  child: Quote,
  seen: Eye,
  document: FileText,
} as const satisfies Record<string, LucideIcon>;

/** The head of something that was said: a sign, what it was, and in soft what belongs to it. */
export function LogHead({
  sign,
  title,
  more,
  to,
}: {
  sign: keyof typeof signs;
  title: string;
  more?: ReactNode;
  to?: string;
}) {
  const Sign = signs[sign];
  const name = <strong>{hardSpaces(title)}</strong>;
  return (
    <p className="log-head">
      <Sign />
      <span>
        {to ? (
          <Link className="log-link" to={to}>
            {name}
          </Link>
        ) : (
          name
        )}{" "}
        <span className="soft">{typeof more === "string" ? hardSpaces(more) : more}</span>
      </span>
    </p>
  );
}

/** A line of the log: the day, its head, and what was said. `inMonth` leaves the month to the heading above. */
export function LogLine({
  at,
  place,
  inMonth = false,
  aside = false,
  children,
  ...head
}: {
  at: string;
  place: Place;
  inMonth?: boolean;
  /** Written down by mistake: it stays, and is struck. */
  aside?: boolean;
  children: ReactNode;
} & Parameters<typeof LogHead>[0]) {
  return (
    <li className={aside ? "log-line is-aside" : "log-line"}>
      <time dateTime={at}>{inMonth ? dayOfMonth(at, place) : shortDay(at, place)}</time>
      <div>
        <LogHead {...head} />
        {children}
      </div>
    </li>
  );
}
