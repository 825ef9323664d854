import { Form } from "@remix-run/react";
import { roleChoices, roleWords } from "#app/domain/identity/roles.ts";
import { Button } from "#app/ui/button.tsx";
import { When } from "#app/ui/date-words.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { Nothing, Table } from "#app/ui/table.tsx";

export type MemberLine = { id: string; name: string; roles: string[]; state: string; families: number };
export type InvitationLine = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  version: number;
  ends: string;
  expired: boolean;
};

/** Everybody who works here: roles to change, and the way out and back. */
export function MemberTable({ members, me }: { members: readonly MemberLine[]; me: string }) {
  return (
    <Table caption="People of the practice" listed>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">As</th>
          <th scope="col">State</th>
          <th scope="col" className="numeric">
            Families
          </th>
          <th scope="col">
            <span className="visually-hidden">What you can do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <td>
              {member.name}
              {member.id === me && <small> you</small>}
            </td>
            <td data-words="As">{roleWords(member.roles)}</td>
            <td data-words="State">
              {member.state === "active" ? (
                <StateMark shape="done">Active</StateMark>
              ) : (
                <StateMark shape="aside">Suspended</StateMark>
              )}
            </td>
            <td className="numeric" data-words="Families">
              {member.families || <Nothing label="No families" />}
            </td>
            <td>
              <MemberWay member={member} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What an owner can change of a member; opens in place, so that nothing of it is cut off by the table. */
function MemberWay({ member }: { member: MemberLine }) {
  const back = member.state === "suspended";
  return (
    <details>
      <summary className="button is-quiet is-small">
        Change<span className="visually-hidden"> what {member.name} may do</span>
      </summary>
      <Form method="post" className="stack justify-items-start py-2">
        <input type="hidden" name="member" value={member.id} />
        {roleChoices.map((role) => (
          <label className="check" key={role.value}>
            <input type="checkbox" name="roles" value={role.value} defaultChecked={member.roles.includes(role.value)} />
            <span>{role.label}</span>
          </label>
        ))}
        <Button type="submit" small name="intent" value="change roles">
          Keep these roles
        </Button>
        <Button type="submit" look="quiet" small name="intent" value={back ? "bring back" : "suspend"}>
          {back ? "Bring back" : "Suspend"} {member.name}
        </Button>
      </Form>
    </details>
  );
}

/** Who was asked in and has not come yet. */
export function InvitationTable({ invitations, zone }: { invitations: readonly InvitationLine[]; zone: string }) {
  return (
    <Table caption="Open invitations" listed>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">As</th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="visually-hidden">What you can do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <td>
              {invitation.name}
              <br />
              <span className="soft small">{invitation.email}</span>
            </td>
            <td data-words="As">{roleWords(invitation.roles)}</td>
            <td data-words="State">
              {invitation.expired ? (
                <StateMark shape="look">Too old, send again</StateMark>
              ) : (
                <StateMark shape="open">
                  Works until <When at={invitation.ends} place={{ locale: "en-US", zone }} as="week" />
                </StateMark>
              )}
            </td>
            <td>
              <Form method="post" className="row">
                <input type="hidden" name="id" value={invitation.id} />
                <input type="hidden" name="version" value={invitation.version} />
                <Button type="submit" look="quiet" small name="intent" value="send again">
                  Send again
                  <span className="visually-hidden"> to {invitation.email}</span>
                </Button>
                <Button type="submit" look="quiet" small name="intent" value="withdraw">
                  Withdraw
                  <span className="visually-hidden"> the invitation of {invitation.name}</span>
                </Button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
