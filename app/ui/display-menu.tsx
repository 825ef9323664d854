import { Form } from "@remix-run/react";
import { Check } from "lucide-react";
import { OpeningMenu } from "./opening-menu.tsx";

/** How the person wants to see things, and where to come back to after a change. */
export interface Display {
  size: "normal" | "large";
  theme: "system" | "light" | "dark";
  /** The address of this page. */
  back: string;
}

const sizes = [
  { value: "normal", words: "Normal" },
  { value: "large", words: "Larger" },
] as const;
const themes = [
  { value: "system", words: "As my device" },
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
] as const;

/** One question of the menu: each answer is a button that posts to /display, so one press is enough. */
function DisplayChoice({
  name,
  legend,
  answers,
  display,
}: {
  name: "size" | "theme";
  legend: string;
  answers: readonly { value: string; words: string }[];
  display: Display;
}) {
  const other = name === "size" ? "theme" : "size";
  return (
    <Form method="post" action="/display" preventScrollReset>
      <input type="hidden" name={other} value={display[other]} />
      <input type="hidden" name="back" value={display.back} />
      <fieldset className="display-choice">
        <legend>{legend}</legend>
        <div>
          {answers.map((answer) => (
            <button
              key={answer.value}
              type="submit"
              name={name}
              value={answer.value}
              aria-pressed={display[name] === answer.value}
              className={answer.value === "large" ? "is-larger" : undefined}
            >
              {display[name] === answer.value && <Check />}
              {answer.words}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}

/** The two questions without the menu around them, for the coach's own menu and for settings. */
export function DisplayChoices({ display }: { display: Display }) {
  return (
    <>
      <DisplayChoice name="size" legend="Letters" answers={sizes} display={display} />
      <DisplayChoice name="theme" legend="Light or dark" answers={themes} display={display} />
    </>
  );
}

/** "Aa": larger letters, light or dark, one tap away on every page, also without script. */
export function DisplayMenu(display: Display) {
  return (
    <OpeningMenu
      label={
        <>
          <span aria-hidden="true">Aa</span>
          <span className="visually-hidden">Reading: larger letters, light or dark</span>
        </>
      }
    >
      <DisplayChoices display={display} />
    </OpeningMenu>
  );
}
