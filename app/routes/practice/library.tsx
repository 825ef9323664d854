import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { excerpt } from "#app/domain/excerpt.ts";
import { ideaNames } from "#app/domain/homework/ideas.ts";
import { library } from "#app/domain/homework/library/library.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Table } from "#app/ui/table.tsx";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireCoach(args);
  return library.map((exercise) => ({
    key: exercise.key,
    title: exercise.title,
    begins: excerpt(exercise.steps[0]?.words ?? ""),
    ideas: ideaNames(exercise.ideas).join(", "),
    minutes: minutesInWords(exercise.minutes, exercise.shortMinutes),
    steps: exercise.steps.length,
  }));
}

export const meta = () => [{ title: "Library · Alongside" }];

export default function Library() {
  const exercises = useLoaderData<typeof loader>();
  const { paths } = useDesk();
  return (
    <>
      <DeskHead
        title="Library"
        sub="Small things to try, each with a short form for a bad day. Look at one as a parent sees it, then give it."
      />
      <Table caption="Exercises" listed>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">What it is for</th>
            <th scope="col" className="numeric">
              Steps
            </th>
            <th scope="col" className="numeric">
              Takes
            </th>
          </tr>
        </thead>
        <tbody>
          {exercises.map((exercise) => (
            <tr key={exercise.key}>
              <th scope="row" className="library-title">
                <Link className="family-name" to={paths.exercise(exercise.key)}>
                  {exercise.title}
                </Link>
                <small className="block">{exercise.begins}</small>
              </th>
              <td data-words="For">{exercise.ideas}</td>
              <td className="numeric" data-words="Steps">
                {exercise.steps}
              </td>
              <td className="numeric nowrap" data-words="Takes">
                {exercise.minutes}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
