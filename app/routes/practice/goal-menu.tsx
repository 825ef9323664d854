import { Form, Link, useLoaderData } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import { type GoalState, goalArrows } from "#app/domain/goals/goal.ts";
import { FormButton } from "#app/ui/button.tsx";
import { OpeningMenu } from "#app/ui/opening-menu.tsx";
import type { loader } from "./goal.tsx";
import { useDesk } from "./use-desk.ts";

/** What can be done with a goal: change its words, and walk the arrows that lead on from its state. */
export function GoalMenu() {
  const { family, goal } = useLoaderData<typeof loader>();
  const page = useDesk().paths.family(family.id);
  return (
    <OpeningMenu
      className="is-more"
      label={
        <span className="button is-quiet">
          <Ellipsis />
          <span className="visually-hidden">More to do with this goal</span>
        </span>
      }
    >
      <div className="menu-links">
        <Link to={page.editGoal(goal.id)}>Change its words</Link>
        {goalArrows
          .filter((arrow) => arrow.from === goal.state)
          .map(({ from, to }) => (
            <Form method="post" action={page.goal(goal.id)} key={to}>
              <input type="hidden" name="from" value={from} />
              <FormButton look="quiet" name="to" value={to}>
                {moveWords(from, to)}
              </FormButton>
            </Form>
          ))}
      </div>
    </OpeningMenu>
  );
}

function moveWords(from: GoalState, to: GoalState): string {
  if (to === "active") return from === "planned" ? "Begin it" : "Take it up again";
  if (to === "resting") return "Let it rest";
  return to === "reached" ? "It is reached" : "Set it aside";
}
