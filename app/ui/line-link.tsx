import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A whole line that leads somewhere: a title (as `words` when it is a person's own), a smaller note, a chevron. */
export function LineLink({
  to,
  title,
  note,
  words = false,
}: {
  to: string;
  title: ReactNode;
  note?: ReactNode;
  words?: boolean;
}) {
  return (
    <Link className="line-link" to={to}>
      <span>
        <span className={words ? "line-link-words words" : "line-link-title"}>{title}</span>
        {note && <span className="line-link-note">{note}</span>}
      </span>
      <ChevronRight />
    </Link>
  );
}
