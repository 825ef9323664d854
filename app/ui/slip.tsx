import { Check, ChevronDown, Eye } from "lucide-react";
import type { ReactNode } from "react";

interface SlipProps {
  title: ReactNode;
  /** well: "This works". look: "Worth a look". plain: the coach's suggestion. */
  tone?: "well" | "look" | "plain";
  /** Ties the slip to the mark of the same number in the letter. */
  number?: number;
  children?: ReactNode;
  actions?: ReactNode;
  id?: string;
}

/**
 * A note laid inside the letter, after the paragraph that it concerns. With `shut` it is folded to its title and opens
 * without script.
 */
export function Slip({ shut = false, open, ...slip }: SlipProps & { shut?: boolean; open?: boolean }) {
  const className = `slip is-${slip.tone ?? "plain"}`;
  if (shut) {
    return (
      <details className={className} id={slip.id} open={open}>
        <summary className="slip-title">
          <SlipTitle {...slip} />
          <ChevronDown />
        </summary>
        <SlipBody {...slip} />
      </details>
    );
  }
  return (
    <div className={className} id={slip.id} role="note">
      <p className="slip-title">
        <SlipTitle {...slip} />
      </p>
      <SlipBody {...slip} />
    </div>
  );
}

function SlipTitle({ title, tone, number }: SlipProps) {
  return (
    <>
      {number !== undefined && <span className="mark-number">{number}</span>}
      {tone === "well" && (
        <span className="slip-sign">
          <Check />
        </span>
      )}
      {tone === "look" && (
        <span className="slip-sign">
          <Eye />
        </span>
      )}
      <span>{title}</span>
    </>
  );
}

function SlipBody({ children, actions }: SlipProps) {
  if (!children && !actions) return null;
  return (
    <div className="slip-body">
      {children}
      {actions && <div className="slip-acts">{actions}</div>}
    </div>
  );
}
