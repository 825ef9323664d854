import { Link, useLoaderData } from "@remix-run/react";
import { ageOn, gradeWords, supportPlanWords } from "#app/domain/families/family.ts";
import { dayWithYear } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./family-overview.tsx";
import { useFamily } from "./use-family.ts";

/** Each child as the family tells it: what lights the child up first, then strengths, what is hard, what helps. */
export function FamilyChildren() {
  const { family, today } = useLoaderData<typeof loader>();
  const { page, desk } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  return family.children.map((child) => {
    const told = [
      { words: "Lights up", said: child.lights },
      { words: "Strong at", said: child.strengths },
      { words: "Hard", said: child.hard },
      { words: "Helps", said: child.helps },
    ].filter((line) => line.said);
    const age = ageOn(child.born, today);
    const about = [
      age === null ? "" : `${age} years`,
      child.grade && gradeWords(child.grade),
      child.plan && supportPlanWords(child.plan),
      child.review && `review ${dayWithYear(child.review, place)}`,
    ].filter(Boolean);
    return (
      <Section
        key={child.id}
        line
        title={child.name}
        aside={
          <Link className="link" to={page.child(child.id)}>
            {told.length > 0 ? "Edit" : "Tell more"}
          </Link>
        }
      >
        {about.length > 0 && <p className="soft">{about.join(", ")}</p>}
        {child.said && <p className="soft">{child.said}</p>}
        {told.length > 0 ? (
          <dl className="grid gap-x-6 gap-y-3 mt-3 md:grid-cols-2">
            {told.map((line) => (
              <div key={line.words}>
                <dt className="small soft">{line.words}</dt>
                <dd className="words whitespace-pre-line">{line.said}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="soft">What lights {child.name} up, and what helps? It stands beside every message later.</p>
        )}
      </Section>
    );
  });
}
