-- What leaves the building is a row, written in the same transaction as what it tells of. The worker
-- renders it from `kind` and `about_id` and sends it; its id is the idempotency key at the provider.

create table outgoing_email (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('invitation', 'something new', 'shared with you', 'thoughts', 'looks ready', 'message to school', 'handed to you',
    'something came in', 'did not arrive', 'appointment asked for', 'appointment booked', 'appointment moved', 'appointment cancelled',
    'appointment declined', 'appointment reminder', 'appointment missed', 'time offered', 'asked to move', 'asked to talk about',
    'declined in calendar', 'coach away', 'stands in')),
  -- The row that it tells of: an invitation, assignment, draft or draft_sending, by kind.
  about_id uuid not null,
  family_id uuid,
  -- To whom: a member or guardian (the address is looked up when it leaves), or, for an invitation and a
  -- message to school, what the row that it tells of says (`guardian_id` is then the sender).
  member_id uuid,
  guardian_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  due_at timestamptz not null,
  -- From the first try on it may be on its way, and is nobody's to cancel.
  tries smallint not null default 0,
  tried_at timestamptz,
  problem text not null default '',
  provider_id text,
  sent_at timestamptz,
  created_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade
);
create index outgoing_email_about on outgoing_email (practice_id, about_id);
create index outgoing_email_member on outgoing_email (practice_id, member_id);
create index outgoing_email_guardian on outgoing_email (practice_id, guardian_id);
create index outgoing_email_family on outgoing_email (practice_id, family_id);
create index outgoing_email_waiting on outgoing_email (practice_id, due_at) where state = 'waiting';

select make_tenant('outgoing_email');
create trigger walk_arrow before update on outgoing_email for each row execute function walk_arrow();

-- Mail is caused by whoever does what it tells of, about a row that she sees herself, and to nobody else than it concerns:
-- a member writes to guardians whom she coaches, a guardian to her coaches, and to school with a sending of her own.
-- The owner sees that mail went, not what it says.
create policy caused on outgoing_email for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'waiting' and tries = 0 and case kind
    when 'invitation' then (select ctx_actor()) = 'member' and exists (select from invitation i
      where i.practice_id = outgoing_email.practice_id and i.id = outgoing_email.about_id)
    when 'message to school' then (select is_guardian()) and guardian_id = (select ctx_guardian())
      and family_id = (select ctx_family()) and exists (select from draft_sending s
        where s.practice_id = outgoing_email.practice_id and s.id = outgoing_email.about_id
          and s.guardian_id = outgoing_email.guardian_id and s.state = 'waiting' and s.due_at <= outgoing_email.due_at)
    when 'shared with you' then (select is_guardian()) and family_id = (select ctx_family())
      and (guardian_id is null or guardian_id = (select ctx_guardian()))
      and exists (select from family_coach c where c.practice_id = outgoing_email.practice_id
        and c.family_id = outgoing_email.family_id and c.member_id = outgoing_email.member_id and c.until is null)
      and (exists (select from draft d where d.practice_id = outgoing_email.practice_id and d.id = outgoing_email.about_id)
        or exists (select from assignment a where a.practice_id = outgoing_email.practice_id and a.id = outgoing_email.about_id)
        or exists (select from goal g where g.practice_id = outgoing_email.practice_id and g.id = outgoing_email.about_id))
    else guardian_id is not null and ((select member_is('owner'))
      or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))) end);
create policy seen on outgoing_email for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select is_guardian()) and family_id = (select ctx_family()) and guardian_id = (select ctx_guardian()))));
create policy cancelled on outgoing_email for update to {{web}}
  using (practice_id = (select ctx_practice()) and tries = 0 and ((select member_is('owner'))
    or ((select is_guardian()) and family_id = (select ctx_family()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()) and state = 'cancelled');
grant select, insert, update on outgoing_email to {{web}};
create policy worker_sends on outgoing_email for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant update on outgoing_email to {{worker}};

-- Orders that are due and have no live job any more (it was lost, or tried in vain) get one again, of whatever
-- practice; this is all that anyone sees across practices. At most 500 at a time.
create function recover_lost_mail() returns integer
  language sql volatile security definer set search_path = pg_catalog, public as $$
  select count(graphile_worker.add_job('send-email', json_build_object('practice', lost.practice_id, 'id', lost.id),
    job_key := lost.id::text, max_attempts := 12))::integer
  from (
    select o.practice_id, o.id from outgoing_email o
    where o.state = 'waiting' and o.due_at < app_now() - interval '2 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = o.id::text and j.attempts < j.max_attempts)
    order by o.due_at limit 500
  ) lost
$$;
grant execute on function recover_lost_mail() to {{worker}};

-- Backup reads everything and changes nothing.
-- if backup
grant usage on schema public, identity to {{backup}};
grant select on all tables in schema public, identity to {{backup}};
alter default privileges in schema public grant select on tables to {{backup}};
alter default privileges in schema identity grant select on tables to {{backup}};
-- end
