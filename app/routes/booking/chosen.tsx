import { Calendar } from "lucide-react";
import type { ReactNode } from "react";

/** What is about to be booked, in one look before the button: when, how, what it costs, until when it may change. */
export function Chosen({ when, children }: { when: string | null; children: ReactNode }) {
  return (
    <div className="chosen-time">
      <Calendar />
      <div>
        <p className="chosen-time-when">{when ?? "No time is chosen yet."}</p>
        {when ? (
          <div className="soft">{children}</div>
        ) : (
          <p className="soft">Choose one above; what you write stays.</p>
        )}
      </div>
    </div>
  );
}
