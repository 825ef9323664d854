import { Sun } from "lucide-react";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { StaticHandlerContext } from "react-router-dom/server";
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { describe, expect, test } from "vitest";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup, ScaleField } from "#app/ui/choice-group.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { DeskShell } from "#app/ui/desk-shell.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { GoalChart, GoalTable } from "#app/ui/goal-chart.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PocketShell } from "#app/ui/pocket-shell.tsx";
import { Said } from "#app/ui/said.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";

/** The HTML of something, as the server sends it to a browser without JavaScript. */
function html(element: ReactElement): string {
  const routes = [{ path: "*", id: "page", element }];
  const location = { pathname: "/here", search: "", hash: "", state: null, key: "here" };
  const context: StaticHandlerContext = {
    basename: "/",
    location,
    matches: [{ params: {}, pathname: "/here", pathnameBase: "/", route: { path: "*", id: "page" } }],
    loaderData: {},
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter(routes, context, { future: { v7_relativeSplatPath: true } });
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}

const display = { size: "large", theme: "system", back: "/here" } as const;

describe("a field", () => {
  test("ties label, hint and mending sentence to its input, and keeps what was typed", () => {
    const page = html(
      <TextField
        name="email"
        label="Your email"
        hint="Only for this call."
        problem="Add the rest."
        typed="ana@"
        required
      />,
    );
    expect(page).toContain('<label class="field-label" for="f-email">Your email</label>');
    expect(page).toMatch(/<input[^>]*id="f-email"[^>]*aria-describedby="f-email-hint f-email-problem"/);
    expect(page).toMatch(/<input[^>]*aria-invalid="true"[^>]*value="ana@"/);
    expect(page).toMatch(/<input[^>]*required=""/);
    expect(page.indexOf("Add the rest.")).toBeLessThan(page.indexOf("<input"));
  });

  test("without a problem says nothing about one", () => {
    const page = html(<TextArea name="saw" label="What I saw" typed="A desk <pushed> over" />);
    expect(page).not.toContain("aria-invalid");
    expect(page).not.toContain("aria-describedby");
    expect(page).toContain("A desk &lt;pushed&gt; over</textarea>");
  });

  test("the summary links to each field's own id, in order, and is silent when all is well", () => {
    const page = html(<FormProblems problems={{ first: "Write a name.", grade: undefined, lang: "Choose one." }} />);
    expect([...page.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual(["#f-first", "#f-lang"]);
    expect(page).toContain("Two things to mend.");
    expect(html(<FormProblems problems={{ first: undefined }} />)).toBe("");
  });

  test("choices come back as they were made, one or several", () => {
    const choices = ["a", "b", "c"].map((value) => ({ value, label: value }));
    const several = html(<ChoiceGroup several name="x" legend="Which?" choices={choices} typed={["a", "c"]} />);
    expect(several.match(/checked=""/g)).toHaveLength(2);
    const one = html(<ChoiceGroup name="x" legend="Which?" choices={choices} typed="b" required />);
    expect(one).toMatch(
      /<input type="radio" name="x" required="" checked="" value="b"|value="b"[^>]*checked=""|checked=""[^>]*value="b"/,
    );
    expect(one).toContain('id="f-x"');
    const scale = html(
      <ScaleField name="s" legend="How sure?" from={0} to={10} lowWords="not" highWords="very" typed={7} />,
    );
    expect(scale.match(/type="radio"/g)).toHaveLength(11);
    expect(scale).toMatch(/checked=""[^>]*value="7"|value="7"[^>]*checked=""/);
  });

  test("a select keeps its choice", () => {
    const options = [
      { value: "4", label: "Grade 4" },
      { value: "5", label: "Grade 5" },
    ];
    const page = html(<SelectField name="grade" label="Grade" blank="Not known" options={options} typed="5" />);
    expect(page).toContain('<option value="5" selected="">Grade 5</option>');
  });
});

describe("pieces", () => {
  test("a state is a word, not a colour alone; its shape is not read out", () => {
    const page = html(<StateMark shape="look">Needed by 15:00</StateMark>);
    expect(page).toContain("Needed by 15:00");
    expect(page).toContain('aria-hidden="true"');
  });

  test("quoted words carry a name and no markup of their own", () => {
    const page = html(
      <Said quoted by="Mr. Brandvold">
        {"<b>fixed</b> my stapler"}
      </Said>,
    );
    expect(page).toContain("“&lt;b&gt;fixed&lt;/b&gt; my stapler”");
    expect(page).toContain("Mr. Brandvold");
  });

  test("a notice without words is nothing at all", () => {
    expect(html(<Notice words={null} />)).toBe("");
  });

  test("who to call is in the page without script", () => {
    const page = html(<DangerLine />);
    expect(page).toContain('href="tel:911"');
    expect(page).toContain('href="sms:988"');
  });

  test("a form's button is a real one, with its name and value", () => {
    const page = html(
      <FormButton name="intent" value="share">
        Share with Keisha
      </FormButton>,
    );
    expect(page).toMatch(/<button[^>]*type="submit"/);
    expect(page).toMatch(/name="intent" value="share"|value="share" name="intent"/);
  });

  test.each([400, 403, 404, 413, 422, 429, 500, 503, 418, 599])(
    "answer %i has a title, a sentence and a way back",
    (status) => {
      const page = html(<ErrorPage status={status} />);
      expect(page).toMatch(/<h1>[^<]+<\/h1>/);
      expect(page).toContain('href="/"');
      expect(page.replace(/<[^>]+>/g, " ")).not.toMatch(/oops|error|invalid|forbidden/i);
    },
  );
});

describe("shells", () => {
  test("the desk has a way past the rail, its entries, and a form that signs out", () => {
    const page = html(
      <DeskShell
        practice={{ name: "Bridgewell", more: "Parent Coaching" }}
        home="/p/b/today"
        entries={[{ to: "/p/b/today", words: "Today", icon: Sun, count: 4 }]}
        person={{ name: "Keisha Lindo", role: "Coach", accountTo: "/account" }}
        display={display}
      >
        <h1>Today</h1>
      </DeskShell>,
    );
    expect(page).toContain('href="#main"');
    expect(page).toMatch(/<main[^>]*id="main"/);
    expect(page).toMatch(/<form method="post" action="\/sign-out"/);
    expect(page).toContain('4<span class="visually-hidden"> waiting</span>');
  });

  test("larger letters and light or dark are one press, with the other choice and the way back in the form", () => {
    const page = html(
      <PocketShell back={{ to: "/home", words: "This week" }} display={display}>
        <h1>Four boxes</h1>
      </PocketShell>,
    );
    expect(page.match(/action="\/display"/g)).toHaveLength(2);
    expect(page).toContain('<input type="hidden" name="size" value="large"/>');
    expect(page).toContain('<input type="hidden" name="back" value="/here"/>');
    expect(page).toMatch(/value="large"[^>]*aria-pressed="true"/);
  });
});

describe("a goal", () => {
  const goal = {
    levels: [
      { level: 2 as const, name: "More than we hoped" },
      { level: 0 as const, name: "What we hoped" },
      { level: -2 as const, name: "Not yet" },
    ],
    checkIns: [
      { day: "2025-10-16", by: "guardian" as const, who: "You", level: 0 as const },
      { day: "2025-10-16", by: "coach" as const, who: "Keisha", level: -2 as const },
    ],
    events: [{ day: "2025-10-14", text: "A desk" }],
    breaks: [],
    from: "2025-09-01",
    to: "2026-06-30",
    today: "2026-05-08",
  };

  test("the parent's picture and table have names and no numbers", () => {
    const page = html(
      <>
        <GoalChart {...goal} view="pocket" title="What we hoped, on October 16" />
        <GoalTable {...goal} view="pocket" />
      </>,
    );
    expect(page).toContain("More than we hoped");
    expect(page).not.toMatch(/[+−][12]\b/);
    expect(page).not.toContain("style=");
  });

  test("the coach's table has numbers with a true minus", () => {
    expect(html(<GoalTable {...goal} view="desk" />)).toContain("−2");
  });
});
