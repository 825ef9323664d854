import type { LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { familiesToGiveTo } from "#app/domain/homework/given.queries.server.ts";
import { visibleSteps } from "#app/domain/homework/homework.ts";
import { ideaNames } from "#app/domain/homework/ideas.ts";
import { exerciseByKey } from "#app/domain/homework/library/library.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { PhonePreview } from "#app/routes/homework/phone-preview.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { previewOf } from "./preview-of.ts";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const exercise = exerciseByKey(args.params.exercise ?? "");
  if (!exercise) throw notFound();
  const asked = new URL(args.request.url).searchParams;
  const find = asked.get("find") ?? "";
  const giving = asked.has("give") || asked.has("find");
  const families = giving ? await coach.read((tx) => familiesToGiveTo(tx, find)) : null;
  return { exercise, ideas: ideaNames(exercise.ideas), find, families, ...previewOf(asked) };
}

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: data ? `${data.exercise.title} · Library` : "Library · Alongside" },
];

export default function ExercisePage() {
  const { exercise, ideas, find, families, see, form } = useLoaderData<typeof loader>();
  const { paths, person } = useDesk();
  const screen = (change: { see?: string | null; form?: string }) => {
    const to = new URLSearchParams();
    const chosen = { see, form, ...change };
    if (chosen.form === "short") to.set("form", "short");
    if (chosen.see) to.set("see", chosen.see);
    return `?${to}`;
  };
  return (
    <>
      <DeskHead
        crumbs={[{ to: paths.library, words: "Library" }]}
        title={exercise.title}
        sub={`${ideas.join(", ")}. ${minutesInWords(exercise.minutes, exercise.shortMinutes)}.`}
        actions={
          !families && (
            <ButtonLink look="filled" to="?give#give">
              Give this
            </ButtonLink>
          )
        }
      />
      <div className="columns is-with-phone">
        <div>
          {families && <GiveTo exercise={exercise.key} find={find} families={families} />}
          <Section
            title="What a parent goes through"
            aside={
              exercise.shortForm && (
                <nav className="views" aria-label="Form">
                  <Link to={screen({ form: "whole", see: null })} aria-current={form === "whole" || undefined}>
                    The whole
                  </Link>
                  <Link to={screen({ form: "short", see: null })} aria-current={form === "short" || undefined}>
                    Short form
                  </Link>
                </nav>
              )
            }
          >
            {form === "short" && exercise.shortForm && <p className="soft exercise-lead">{exercise.shortForm.words}</p>}
            <ol className="lines exercise-steps">
              {visibleSteps(exercise, form, {}).map((step) => (
                <li key={step.key}>
                  <Link to={screen({ see: step.key })} aria-current={see === step.key || undefined} preventScrollReset>
                    {step.words}
                  </Link>
                  {step.hint && <p className="small soft">{step.hint}</p>}
                  {step.kind === "rewrite" && step.sentence && <p className="words soft">“{step.sentence}”</p>}
                  {"choices" in step && (
                    <p className="small soft">{step.choices.map((choice) => choice.words).join(" · ")}</p>
                  )}
                  {"boxes" in step && <p className="small soft">{step.boxes.map((box) => box.words).join(" · ")}</p>}
                </li>
              ))}
            </ol>
          </Section>
        </div>
        <PhonePreview
          exercise={exercise}
          form={form}
          see={see}
          from={person.name}
          to={(next) => screen({ see: next })}
        />
      </div>
    </>
  );
}

function GiveTo({
  exercise,
  find,
  families,
}: {
  exercise: string;
  find: string;
  families: { id: string; name: string; children: string[] }[];
}) {
  const { paths } = useDesk();
  return (
    <Section title="Give it to which family?" id="give">
      <Form method="get" className="row give-find">
        <TextField name="find" label="Find a family" hideLabel placeholder="A name" type="search" typed={find} />
        <Button type="submit">Find</Button>
      </Form>
      {families.length === 0 ? (
        <p className="soft">No family of yours has that name. Try a child’s first name.</p>
      ) : (
        <ul className="lines">
          {families.map((family) => (
            <li key={family.id}>
              <Link to={`${paths.family(family.id).give}?exercise=${exercise}`}>{family.name}</Link>
              {family.children.length > 0 && <span className="soft"> {family.children.join(", ")}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
