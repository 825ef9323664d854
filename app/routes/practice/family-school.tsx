import { Link, useLoaderData } from "@remix-run/react";
import { channelWords } from "#app/domain/school/educator.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./family-overview.tsx";
import { useFamily } from "./use-family.ts";

/** The school team of this year, a card each: how to reach them, when, and how long an answer usually takes. */
export function FamilySchool() {
  const { family, year } = useLoaderData<typeof loader>();
  const { page } = useFamily();
  const team = family.educators.filter((educator) => educator.around.length > 0);
  const others = family.educators.filter((educator) => educator.around.length === 0);
  return (
    <Section
      line
      title={`At school, ${year.words}`}
      aside={
        <Link className="link" to={page.educator("new")}>
          Add a teacher
        </Link>
      }
    >
      {team.length === 0 && (
        <EmptyState
          title="Nobody at school yet"
          action={<ButtonLink to={page.educator("new")}>Add a teacher</ButtonLink>}
        >
          <p>A card for each teacher: how to reach them, when, and how long an answer usually takes.</p>
        </EmptyState>
      )}
      <ul className="grid gap-x-6 gap-y-5 md:grid-cols-2">
        {team.map((educator) => (
          <li key={educator.id}>
            <Link className="link" to={page.educator(educator.id)}>
              <strong>{hardSpaces(educator.name)}</strong>
            </Link>
            <p className="small soft">{what(educator, family.children.length > 1)}</p>
            <p className="small">{capital(reach(educator))}</p>
            {educator.hours && <p className="small soft">{capital(educator.hours)}</p>}
            {educator.wait && <p className="small soft">Usual wait: {educator.wait}</p>}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className="small soft mt-4">
          Not on a team this year:{" "}
          {others.map((educator, index) => (
            <span key={educator.id}>
              {index > 0 && ", "}
              <Link className="link" to={page.educator(educator.id)}>
                {hardSpaces(educator.name)}
              </Link>
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

type Educator = ReturnType<typeof useLoaderData<typeof loader>>["family"]["educators"][number];

// "Teacher, fifth grade. Harlan Street School"; with several children, also around whom.
function what(educator: Educator, several: boolean): string {
  const does = educator.around.map(({ child, does }) => {
    const said = does.toLowerCase() === educator.role.toLowerCase() ? "" : does;
    return several ? [said, `with ${child}`].filter(Boolean).join(" ") : said;
  });
  const first = [educator.role, ...does].filter(Boolean).join(", ");
  return capital([first, educator.school].filter(Boolean).join(". "));
}

function reach(educator: Educator): string {
  const address = educator.channel === "phone" ? educator.phone : educator.channel === "email" ? educator.email : "";
  return [channelWords(educator.channel), address].filter(Boolean).join(", ");
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
