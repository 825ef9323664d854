-- What belongs to sending: one text for several teachers, how much leaves through Alongside in a day, the practice's own
-- domain; and, some time after a message was sent, the purge of everything that led to it.

-- Gone from here on: only what was sent is left of it.
alter table draft add column purged_at timestamptz;

-- A letter that was made of another one for one teacher, so that one introduction goes to seven with seven greetings.
create table draft_copy (
  practice_id uuid not null,
  draft_id uuid not null,
  original_id uuid not null check (original_id <> draft_id),
  educator_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  made_at timestamptz not null,
  primary key (practice_id, draft_id),
  unique (practice_id, original_id, educator_id),
  foreign key (practice_id, draft_id, guardian_id, family_id)
    references draft (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, original_id, guardian_id, family_id)
    references draft (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id) on delete cascade
);
create index draft_copy_educator on draft_copy (practice_id, educator_id);

-- The practice's own domain, from which messages to school leave. Asked for by the owner; the worker talks to the provider.
create table sending_domain (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  name text not null check (name ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$' and length(name) <= 253),
  state text not null check (state in ('asked', 'waiting', 'verified', 'failed', 'gone')),
  provider_id text,
  -- What is to stand in the domain's DNS, as the provider says it: kind, name, type, value, priority, state.
  records jsonb not null default '[]',
  problem text not null default '',
  made_at timestamptz not null,
  checked_at timestamptz,
  primary key (practice_id, id)
);
create unique index sending_domain_one on sending_domain (practice_id) where state <> 'gone';

-- A domain is one practice's: all of them share one account at the provider.
create function domain_is_hers_alone() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('sending domain ' || new.name, 0));
  if exists (select from sending_domain d where d.name = new.name and d.state <> 'gone' and d.practice_id <> new.practice_id) then
    raise exception 'this domain is another practice''s' using errcode = 'check_violation', constraint = 'domain_is_hers_alone';
  end if;
  return new;
end $$;
create trigger domain_is_hers_alone before insert on sending_domain for each row execute function domain_is_hers_alone();

-- "Do not delete", for what may be asked for at a hearing: while it stands, nothing of this family is purged.
create table family_hold (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  why text not null default '' check (length(why) <= 500),
  held_by uuid not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, held_by) references member (practice_id, id)
);
create unique index family_hold_now on family_hold (practice_id, family_id) where ended_at is null;
create index family_hold_family on family_hold (practice_id, family_id);
create index family_hold_by on family_hold (practice_id, held_by);

select make_tenant(t) from unnest(array['draft_copy', 'sending_domain', 'family_hold']::regclass[]) t;
create trigger walk_arrow before update on sending_domain for each row execute function walk_arrow();
drop policy worker_reads on draft_copy;

create policy own on draft_copy for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, delete on draft_copy to {{web}};

create policy owners on sending_domain for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
create policy guardian_is_told on sending_domain for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and state = 'verified');
grant select, insert, update on sending_domain to {{web}};
create policy worker_asks on sending_domain for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant update on sending_domain to {{worker}};

create policy owners on family_hold for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')) and held_by = (select ctx_member()));
create policy coach_is_told on family_hold for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('coach')) and family_id = any ((select my_families())::uuid[]));
grant select, insert, update on family_hold to {{web}};

-- How many more messages a guardian may send through Alongside now: 40 in a day. Her own mailbox has no limit of ours.
create function sendings_left(of_guardian uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, public as $$
  select greatest(0, 40 - count(*)::integer) from draft_sending s
  where s.practice_id = ctx_practice() and s.guardian_id = of_guardian and s.way = 'alongside'
    and s.created_at > app_now() - interval '1 day'
$$;
grant execute on function sendings_left(uuid) to {{web}};
create index draft_sending_guardian on draft_sending (practice_id, guardian_id, created_at desc);

create function sending_has_room() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.way = 'alongside' and ctx_actor() is not null then
    perform pg_advisory_xact_lock(hashtextextended('sendings of ' || new.guardian_id, 0));
    if sendings_left(new.guardian_id) = 0 then
      raise exception 'no more of her messages leave today' using errcode = 'check_violation', constraint = 'sending_has_room';
    end if;
  end if;
  return new;
end $$;
create trigger sending_has_room before insert on draft_sending for each row execute function sending_has_room();

-- Purges what led to messages that were sent longer ago than their practice keeps it: working text, answers of the guided start,
-- boxes, rests, versions that were not sent, suggestions and what she did with them, files that did not go. Kept: what was sent,
-- what the coach said (without quotes of other words), looks, and the log. At most so many drafts at a time, of whatever
-- practice; the number says whether there are more.
create function purge_what_led_to_sent(most integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  d record;
  sent draft_version;
  done integer := 0;
begin
  for d in
    select x.practice_id, x.id from draft x
    join practice p on p.practice_id = x.practice_id
    where x.purged_at is null and x.state in ('sent', 'answered') and x.sent_at < app_now() - make_interval(days => p.purge_days)
      and not exists (select from family_hold h where h.practice_id = x.practice_id and h.family_id = x.family_id and h.ended_at is null)
      and exists (select from draft_sending s where s.practice_id = x.practice_id and s.draft_id = x.id and s.state = 'sent')
      and not exists (select from draft_sending s where s.practice_id = x.practice_id and s.draft_id = x.id and s.state = 'waiting')
    order by x.sent_at limit most
    for update of x skip locked
  loop
    select v.* into sent from draft_sending s
    join draft_version v on v.practice_id = s.practice_id and v.id = s.version_id
    where s.practice_id = d.practice_id and s.draft_id = d.id and s.state = 'sent' order by s.created_at desc limit 1;
    perform purge_around(d.practice_id, d.id, sent);
    done := done + 1;
    update draft x set purged_at = app_now() where x.practice_id = d.practice_id and x.id = d.id;
  end loop;
  return done;
end $$;

create function purge_around(of_practice uuid, of_draft uuid, sent draft_version) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  -- Why a coach suggested other words is a comment, and stays as one.
  insert into draft_thought (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, kind, quote, words, made_at, given_at)
  select s.practice_id, gen_random_uuid(), s.draft_id, sent.id, s.guardian_id, s.family_id, s.member_id, 'comment',
    case when s.replaced <> '' and strpos(sent.body, s.replaced) > 0 then left(s.replaced, 2000) else '' end, s.reason, s.made_at, s.given_at
  from draft_suggestion s
  where s.practice_id = of_practice and s.draft_id = of_draft and s.given_at is not null and s.reason <> '';
  delete from draft_suggestion s where s.practice_id = of_practice and s.draft_id = of_draft;
  delete from draft_thought t where t.practice_id = of_practice and t.draft_id = of_draft and t.given_at is null;
  update draft_thought t set version_id = sent.id,
    quote = case when strpos(sent.body, t.quote) > 0 then t.quote else '' end,
    prefix = case when t.quote <> '' and strpos(sent.body, t.prefix || t.quote) > 0 then t.prefix else '' end,
    suffix = case when t.quote <> '' and strpos(sent.body, t.quote || t.suffix) > 0 then t.suffix else '' end
  where t.practice_id = of_practice and t.draft_id = of_draft;
  update draft_look l set version_id = sent.id where l.practice_id = of_practice and l.draft_id = of_draft;
  delete from written_together w where w.practice_id = of_practice and w.draft_id = of_draft and w.version_id <> sent.id
    and exists (select from written_together o where o.practice_id = w.practice_id and o.draft_id = w.draft_id
      and o.member_id = w.member_id and (o.version_id = sent.id or (o.said_at, o.id) > (w.said_at, w.id)));
  update written_together w set version_id = sent.id where w.practice_id = of_practice and w.draft_id = of_draft and w.version_id <> sent.id;
  delete from draft_sending s where s.practice_id = of_practice and s.draft_id = of_draft and s.state in ('failed', 'taken back');
  delete from draft_version v where v.practice_id = of_practice and v.draft_id = of_draft
    and not exists (select from draft_sending s where s.practice_id = v.practice_id and s.version_id = v.id);
  delete from draft_file f where f.practice_id = of_practice and f.draft_id = of_draft;
  -- The text that all these were made of for several teachers goes with the last of them.
  delete from draft o using draft_copy c where c.practice_id = of_practice and c.draft_id = of_draft
    and o.practice_id = c.practice_id and o.id = c.original_id and o.state = 'set aside'
    and not exists (select from draft_copy other join draft x on x.practice_id = other.practice_id and x.id = other.draft_id
      where other.practice_id = c.practice_id and other.original_id = c.original_id and other.draft_id <> of_draft and x.purged_at is null);
  update draft_text t set recipients = sent.recipients, subject = sent.subject, body = sent.body, started_from = '{}', facts = '{}',
    rests_until = null
  where t.practice_id = of_practice and t.draft_id = of_draft;
end $$;

-- How somebody felt before writing, where she did not share it: gone as long after as working words are.
create function purge_feelings(of_exercises text[], of_steps text[], most integer) returns integer
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with felt as (
    select a.practice_id, a.assignment_id, a.step from answer a
    join assignment g on g.practice_id = a.practice_id and g.id = a.assignment_id
    join practice p on p.practice_id = a.practice_id
    join unnest(of_exercises, of_steps) as f (exercise, step) on f.exercise = g.exercise and f.step = a.step
    where a.saved_at < app_now() - make_interval(days => p.purge_days) and g.shared_at is null
      and not exists (select from family_hold h where h.practice_id = a.practice_id and h.family_id = g.family_id and h.ended_at is null)
    limit most),
  gone as (delete from answer a using felt f
    where a.practice_id = f.practice_id and a.assignment_id = f.assignment_id and a.step = f.step returning 1)
  select count(*)::integer from gone
$$;
grant execute on function purge_what_led_to_sent(integer), purge_feelings(text[], text[], integer) to {{worker}};
