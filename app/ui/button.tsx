import { Link, type LinkProps, useNavigation } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { Kbd } from "./kbd.tsx";

/**
 * filled: the one thing to do on this screen. outlined: the second. plain: the third, an underlined link.
 * quiet: a desk's side action without an edge. undo: what cannot be taken back.
 */
export type ButtonLook = "filled" | "outlined" | "plain" | "quiet" | "undo";

interface Looks {
  look?: ButtonLook;
  small?: boolean;
  /** One of a pair of equal weight; put both in a `row`. */
  half?: boolean;
  icon?: LucideIcon;
  /** The key that does the same, shown on the button: "↵". */
  keys?: string;
}

interface ButtonProps extends Looks, ButtonHTMLAttributes<HTMLButtonElement> {
  waiting?: boolean;
  /** Said instead of the label while waiting; the width stays. */
  waitingWords?: string;
}

function classFor({ look = "outlined", small, half }: Looks, more?: string): string {
  return ["button", `is-${look}`, small && "is-small", half && "is-half", more].filter(Boolean).join(" ");
}

/** Both sayings lie in one grid cell, so that nothing moves when the wait begins. */
function Words({ children, waiting, waitingWords }: { children: ReactNode; waiting: boolean; waitingWords?: string }) {
  if (!waitingWords) return <span>{children}</span>;
  return (
    <span className="button-words">
      <span data-off={waiting || undefined} aria-hidden={waiting || undefined}>
        {children}
      </span>
      <span data-off={!waiting || undefined} aria-hidden={!waiting || undefined}>
        {waitingWords}
      </span>
    </span>
  );
}

/**
 * A button that is pressed. It says what will happen ("Send to Ms. Alvarez"); in a form use FormButton.
 * While waiting it keeps focus and size, says so to assistive technology, and swallows a second press.
 */
export function Button({
  look,
  small,
  half,
  icon: Icon,
  keys,
  waiting = false,
  waitingWords,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (waiting) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      type={type}
      className={classFor({ look, small, half }, className)}
      aria-busy={waiting || undefined}
      onClick={press}
    >
      {Icon && <Icon />}
      <Words waiting={waiting} waitingWords={waitingWords}>
        {children}
      </Words>
      {keys && <Kbd>{keys}</Kbd>}
    </button>
  );
}

/**
 * The button that sends a form. Of several buttons and forms on a page only the one that was pressed says that it
 * waits, until the answer has arrived.
 */
export function FormButton({ onClick, ...rest }: Omit<ButtonProps, "type" | "waiting">) {
  const { state, formData } = useNavigation();
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (state === "idle") setPressed(false);
  }, [state]);
  function press(event: MouseEvent<HTMLButtonElement>) {
    setPressed(true);
    onClick?.(event);
  }
  return <Button {...rest} type="submit" onClick={press} waiting={pressed && formData !== undefined} />;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  look,
  small,
  half,
  icon: Icon,
  keys,
  className,
  children,
  ...rest
}: Looks & Omit<LinkProps, "className"> & { className?: string }) {
  return (
    <Link {...rest} className={classFor({ look, small, half }, className)}>
      {Icon && <Icon />}
      <span>{children}</span>
      {keys && <Kbd>{keys}</Kbd>}
    </Link>
  );
}
