import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { givenInFamily } from "#app/domain/homework/given.queries.server.ts";
import { takeBackForm } from "#app/domain/homework/homework.forms.server.ts";
import { takeBackExercise } from "#app/domain/homework/take-back-exercise.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { shortDay, weekDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Nothing, Table } from "#app/ui/table.tsx";
import { AssignmentStateMark } from "./assignment-state.tsx";
import { familyTabTitle } from "./family-tab-title.ts";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  return { familyId, given: await coach.read((tx) => givenInFamily(tx, familyId)) };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const form = await readForm(args.request, takeBackForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => takeBackExercise(tx, form.values.assignment)));
  if (!done.ok) return done.answer;
  const to = paths.desk(coach.practice).family(familyId).homework;
  return redirectWithNotice(args.context, to, "Taken back. It is gone from the parent’s week.");
}

export const meta = familyTabTitle("Homework");

export default function FamilyHomework() {
  const { familyId, given } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { paths: desk, zone } = useDesk();
  const of = desk.family(familyId);
  const place = { locale: "en-US", zone };
  if (given.length === 0) {
    return (
      <EmptyState title="Nothing given yet." action={<ButtonLink to={of.give}>Give something to try</ButtonLink>}>
        Something small to try, on a parent’s phone, in ten minutes or three. What is written there is private until
        shared.
      </EmptyState>
    );
  }
  return (
    <>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Table caption="Given in this family" listed>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">For</th>
            <th scope="col">State</th>
            <th scope="col">Given</th>
            <th scope="col">By</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {given.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="library-title">
                <Link
                  className="family-name"
                  to={line.state === "shared" ? desk.reviewAssignment(line.id) : of.assignment(line.id)}
                >
                  {line.title}
                </Link>
                {line.excerpt && <small className="words">“{line.excerpt}”</small>}
              </th>
              <td data-words="For">
                {line.guardianName}
                {!line.came && <small> has not come in yet</small>}
              </td>
              <td data-words="State">
                <AssignmentStateMark state={line.state} moreAsked={line.moreAsked} />
              </td>
              <td data-words="Given" className="nowrap">
                {shortDay(line.givenAt, place)}
              </td>
              <td data-words="By" className="nowrap">
                {line.byDay ? weekDay(line.byDay, place) : <Nothing label="No day" />}
              </td>
              <td>
                {(line.state === "given" || line.state === "not this week") && (
                  <Form method="post">
                    <input type="hidden" name="assignment" value={line.id} />
                    <FormButton look="plain" small name="intent" value={line.id}>
                      Take back<span className="visually-hidden"> “{line.title}”</span>
                    </FormButton>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
