import { Phone } from "lucide-react";
import type { ReactNode } from "react";

/** The numbers to call in the United States; never behind a look, a form or a delay. */
export function DangerNumbers() {
  return (
    <ul className="danger-numbers">
      <li>
        <span>
          <a href="tel:911">Call 911</a>
        </span>
        <span>when someone may be hurt, now or soon.</span>
      </li>
      <li>
        <span>
          <a href="tel:988">Call 988</a> or <a href="sms:988">text 988</a>
        </span>
        <span>when someone thinks of ending their life, or it is all too much. Day and night.</span>
      </li>
    </ul>
  );
}

/** "If someone may be in danger, who to call": opens in place without script. `children` may add a local number. */
export function DangerLine({
  words = "If someone may be in danger, who to call",
  children,
}: {
  words?: string;
  children?: ReactNode;
}) {
  return (
    <details className="danger">
      <summary>
        <Phone />
        <span>{words}</span>
      </summary>
      <DangerNumbers />
      {children}
    </details>
  );
}
