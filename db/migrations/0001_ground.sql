-- The ground that every later migration stands on: who is acting, what time it is, the audit
-- trail, and what makes a table a tenant table. Placeholders in double braces are the login
-- names of the four database roles; the migration runner fills them in.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create schema identity;
revoke all on schema public from public;
grant usage on schema public to {{web}}, {{worker}};
grant usage on schema identity to {{web}}, {{worker}};
alter default privileges in schema public revoke execute on functions from public;
alter default privileges in schema identity revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

-- The one clock of our SQL. Tests replace this function in their own template database, so that
-- no production database holds a way to move the time.
create function app_now() returns timestamptz language sql stable parallel safe as $$ select now() $$;

-- Who is acting. The unit of work sets these with set_config(…, true) at the start of its
-- transaction; without them every policy below says no.
create function ctx_actor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '') $$;
create function ctx_practice() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.practice', true), '')::uuid $$;
create function ctx_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function ctx_member() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.member', true), '')::uuid $$;
create function ctx_guardian() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.guardian', true), '')::uuid $$;
create function ctx_family() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.family', true), '')::uuid $$;
create function ctx_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(string_to_array(nullif(current_setting('app.roles', true), ''), ','), '{}') $$;

-- True when the actor is a member who holds one of these roles.
create function member_is(variadic wanted text[]) returns boolean language sql stable parallel safe
  as $$ select coalesce(ctx_actor() = 'member' and ctx_roles() && wanted, false) $$;
create function is_guardian() returns boolean language sql stable parallel safe
  as $$ select coalesce(ctx_actor() = 'guardian', false) $$;
create function is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(ctx_actor() = 'system', false) $$;

grant execute on function app_now(), ctx_actor(), ctx_practice(), ctx_person(), ctx_member(), ctx_guardian(),
  ctx_family(), ctx_roles(), member_is(text[]), is_guardian(), is_system() to {{web}}, {{worker}};

-- Every change of a tenant row leaves one row here, in the same transaction, written by a trigger
-- that no code path can forget. It names the row and the state it moved between, never a
-- person's words.
create table audit (
  practice_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  person_id uuid,
  verb text not null check (verb in ('insert', 'update', 'delete', 'read')),
  about text not null,
  about_id uuid,
  family_id uuid,
  from_state text,
  to_state text,
  changed text[] not null default '{}',
  primary key (practice_id, id)
);
create index audit_about on audit (practice_id, about_id);
create index audit_family on audit (practice_id, family_id, at desc);
alter table audit enable row level security;
alter table audit force row level security;
create policy owner_all on audit to {{owner}} using (true) with check (true);
create policy owner_reads on audit for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')));
create policy worker_reads on audit for select to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()));
grant select on audit to {{web}}, {{worker}};

create function audit_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_stays before update or delete on audit for each row execute function audit_stays();
create trigger audit_stays_whole before truncate on audit for each statement execute function audit_stays();

-- Written with the owner's rights, since no login may insert into the audit by itself.
create function audit_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  row_now jsonb := case when tg_op = 'DELETE' then old_row else new_row end;
begin
  insert into audit (practice_id, id, at, actor, person_id, verb, about, about_id, family_id, from_state, to_state, changed)
  values (
    (row_now ->> 'practice_id')::uuid, gen_random_uuid(), app_now(), coalesce(ctx_actor(), 'owner login'), ctx_person(),
    lower(tg_op), tg_table_name, (row_now ->> 'id')::uuid,
    case when tg_table_name = 'family' then (row_now ->> 'id')::uuid else (row_now ->> 'family_id')::uuid end,
    old_row ->> 'state', new_row ->> 'state',
    case when tg_op = 'UPDATE' then
      array(select n.key from jsonb_each(new_row) n where n.value is distinct from old_row -> n.key order by n.key)
    else '{}' end
  );
  return null;
end $$;

-- A sensitive read (private notes, a shared draft) leaves a row too; the caller says what was read.
create function audit_read(about_name text, row_id uuid, of_family uuid) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  insert into audit (practice_id, id, at, actor, person_id, verb, about, about_id, family_id)
  select ctx_practice(), gen_random_uuid(), app_now(), ctx_actor(), ctx_person(), 'read', about_name, row_id, of_family
  where ctx_practice() is not null and ctx_actor() is not null
$$;
grant execute on function audit_read(text, uuid, uuid) to {{web}}, {{worker}};

-- Row security guards rows, not columns. Which columns of a row within her reach an actor changes; whatever is not
-- named here (whose row it is, who made it, when, what it hangs on) she leaves as it was made. docs/security/rights.md shows it.
create function changeable_columns() returns table (about text, actor text, columns text[])
  language sql immutable parallel safe as $$
  values
    ('practice', 'member', '{name,zone,purge_days}'::text[]),
    ('member', 'member', '{name,roles,state,zone,workdays,day_starts,day_ends,single_keys}'),
    ('family', 'member', '{name,state,name_folded,found_by_family,found_by,version}'),
    ('family_coach', 'member', '{until}'),
    ('household', 'member', '{name}'),
    ('guardian', 'member', '{household_id,name,relationship,language,zone,version}'),
    ('guardian', 'guardian', '{name,language,zone,version}'),
    ('guardian_contact', 'member', '{email,phone,address}'), ('guardian_contact', 'guardian', '{email,phone,address}'),
    ('invitation', 'member', '{invited_by,version,link_hash,expires_at,withdrawn_at}'),
    ('child', 'member', '{name}'),
    ('child_profile', 'member',
      '{born,grade,support_plan,support_note,plan_review_on,lights_up,strengths,hard,helps,version}'),
    ('school', 'member', '{name,place}'),
    ('educator', 'member', '{school_id,name,role,channel,email,phone,hours,usual_wait,version}'),
    ('school_team', 'member', '{does}'),
    ('note', 'member', '{body,about_day,changed_at,version}'),
    ('family_event', 'member', '{child_id,on_day,kind,words,quote,on_chart,shown_to_family}'),
    ('assignment', 'member', '{state,moved_at,version}'),
    ('assignment', 'guardian', '{state,form,shared_at,moved_at,version}'),
    ('answer', 'guardian', '{value,others,sitting,saved_at,version}'),
    ('draft', 'member', '{state,moved_at,version}'),
    ('draft', 'guardian', '{channel,state,opened,needed_by,about_safety,shared_at,sent_at,moved_at,version}'),
    ('draft', 'system', '{state,sent_at,moved_at,version}'),
    ('draft_text', 'guardian', '{recipients,subject,body,started_from,facts,rests_until,saved_at,version}'),
    ('draft_thought', 'member', '{words,given_at}'),
    ('draft_suggestion', 'member', '{words,reason,given_at}'),
    ('suggestion_answer', 'guardian', '{answer,answered_at}'),
    ('written_together', 'guardian', '{confirmed_at}'),
    ('snippet', 'member', '{name,words,version}'),
    ('stand_in', 'member', '{ended_at}'),
    ('look_rule', 'member', '{look_first}'),
    ('sending_domain', 'member', '{state,problem}'), ('sending_domain', 'system', '{state,provider_id,records,problem,checked_at}'),
    ('family_hold', 'member', '{why,ended_at}'),
    ('draft_sending', 'guardian', '{state,shared}'), ('draft_sending', 'system', '{state,problem,sent_at}'),
    ('calm_promise', 'guardian', '{words,from_level,at_night,set_at,version}'),
    ('practice_phrase', 'member', '{about,words,version}'),
    ('settled_point', 'guardian', '{words,by_day,state,ask_on,moved_at,version}'),
    ('log_share', 'guardian', '{until}'), ('chronology', 'system', '{state,file_id,made_at}'),
    ('goal', 'member', '{child_id,title,state,weight,target_on,active_since,version}'),
    ('goal_wording', 'member', '{much_less,less,hoped,more,much_more}'),
    ('check_in', 'member', '{level,words,shared,made_at}'), ('check_in', 'guardian', '{level,words,shared,made_at}'),
    ('outgoing_email', 'member', '{state}'), ('outgoing_email', 'guardian', '{state}'),
    ('inbound_address', 'guardian', '{version,token_hash,renewed_at}'),
    ('inbound_mail', 'member', '{guardian_id,family_id,state,why,moved_at}'), ('inbound_mail', 'guardian', '{state,moved_at}'),
    ('inbound_mail', 'system', '{state,kind,why,message_id,draft_id,moved_at}'),
    ('booking_page', 'member', '{open,title,words,picture_sha256,picture_type,picture_words,version}'),
    ('service', 'member', '{name,words,offered_to,state,minutes,seats,place,place_words,colour,pays,price,currency,late_fee,policy,notice,days_ahead,step,buffer_before,buffer_after,daily_most,cutoff,needs_confirmation,hold,reminders,questions,version}'),
    ('appointment', 'member', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'guardian', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'link', '{state,starts_at,ends_at,taken_from,taken_until,reader_zone,sequence,asked_to_move_at,moved_at}'),
    ('appointment', 'system', '{state,sequence,moved_at}'),
    ('appointment_words', 'member', '{place_words,version}'), ('appointment_words', 'guardian', '{answers,to_talk_about,version}'),
    ('appointment_words', 'link', '{answers,to_talk_about,version}'),
    ('seat', 'member', '{state,reader_zone}'), ('seat', 'guardian', '{state,reader_zone}'),
    ('waiting', 'member', '{state,first_day,last_day,weekdays,moved_at}'), ('waiting', 'guardian', '{state,first_day,last_day,weekdays,moved_at}'),
    ('waiting', 'system', '{state,offered_id,moved_at}'),
    ('busy_calendar', 'member', '{name,address,state}'), ('busy_calendar', 'system', '{state,tried_at,read_at,problem,marked}'),
    ('calendar_feed', 'member', '{version,token_hash,revoked_at}'), ('calendar_feed', 'guardian', '{version,token_hash,revoked_at}'),
    ('talk_words', 'guardian', '{words,others,sitting,saved_at,version}'), ('talk_share', 'guardian', '{words,shared_at}'),
    ('session_note', 'member', '{words,others,sitting,saved_at,version}'), ('session_share', 'member', '{taken_back_at}'),
    ('offered_step', 'member', '{taken_back_at}'), ('note_template', 'member', '{name,words,for_recap,put_away,version}'),
    ('outgoing_email', 'system', '{state,tries,tried_at,problem,provider_id,sent_at,message_id}')
$$;
grant execute on function changeable_columns() to {{web}}, {{worker}};

-- Refuses a change of any other column. The owner's login (migrations, demo) has no actor; a function with the rights of
-- the table's owner has looked for itself who may.
create function keeps_columns() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  old_row jsonb := to_jsonb(old);
  changed text[] := array(
    select n.key from jsonb_each(to_jsonb(new)) n where n.value is distinct from old_row -> n.key
    except select unnest(c.columns) from changeable_columns() c where c.about = tg_table_name and c.actor = ctx_actor()
    -- What the database derives by itself has no value yet.
    except select a.attname::text from pg_attribute a where a.attrelid = tg_relid and a.attgenerated <> '');
begin
  if cardinality(changed) > 0 and ctx_actor() is not null
     and current_user::text <> (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
    raise exception '% of % is not hers to change', array_to_string(changed, ', '), tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- What every tenant table is: row security forced on its owner too, a policy of the owner's own (or
-- a backfill under forced row security silently changes nothing), reading for the worker as
-- system(practice), columns that are kept, and the audit trigger. Policies for the web role follow each table.
create function make_tenant(t regclass) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy owner_all on %s to {{owner}} using (true) with check (true)', t);
  execute format('create policy worker_reads on %s for select to {{worker}}
                  using (practice_id = (select ctx_practice()) and (select is_system()))', t);
  execute format('grant select on %s to {{worker}}', t);
  execute format('create trigger keeps_columns before update on %s
                  for each row execute function keeps_columns()', t);
  execute format('create trigger audit_row after insert or update or delete on %s
                  for each row execute function audit_row()', t);
end $$;

-- Every arrow between states, and who may walk it. The one table of them: triggers refuse what is
-- not in it, and the tests read it.
create function arrows() returns table (noun text, from_state text, to_state text, walker text)
  language sql immutable parallel safe as $$
  values
    ('family', 'inquiry', 'active', 'member'), ('family', 'inquiry', 'set aside', 'member'),
    ('family', 'not begun', 'active', 'member'), ('family', 'not begun', 'set aside', 'member'),
    ('family', 'not begun', 'active', 'guardian'),
    ('family', 'active', 'past', 'member'), ('family', 'active', 'set aside', 'member'),
    ('family', 'past', 'active', 'member'), ('family', 'set aside', 'active', 'member'),
    ('member', 'active', 'suspended', 'member'), ('member', 'suspended', 'active', 'member'),
    ('assignment', 'given', 'started', 'guardian'), ('assignment', 'given', 'shared', 'guardian'),
    ('assignment', 'started', 'shared', 'guardian'), ('assignment', 'answered', 'started', 'guardian'),
    ('assignment', 'answered', 'shared', 'guardian'),
    ('assignment', 'given', 'not this week', 'guardian'), ('assignment', 'started', 'not this week', 'guardian'),
    ('assignment', 'answered', 'not this week', 'guardian'),
    ('assignment', 'not this week', 'given', 'guardian'), ('assignment', 'not this week', 'started', 'guardian'),
    ('assignment', 'shared', 'answered', 'member'), ('assignment', 'shared', 'done', 'member'),
    ('assignment', 'answered', 'done', 'member'), ('assignment', 'given', 'taken back', 'member'),
    ('assignment', 'not this week', 'taken back', 'member'),
    ('draft', 'private', 'shared', 'guardian'), ('draft', 'private', 'sent', 'guardian'),
    ('draft', 'private', 'set aside', 'guardian'), ('draft', 'shared', 'private', 'guardian'),
    ('draft', 'shared', 'sent', 'guardian'), ('draft', 'shared', 'set aside', 'guardian'),
    ('draft', 'shared', 'thoughts', 'member'), ('draft', 'shared', 'looks ready', 'member'),
    ('draft', 'thoughts', 'looks ready', 'member'), ('draft', 'thoughts', 'shared', 'guardian'), ('draft', 'thoughts', 'sent', 'guardian'),
    ('draft', 'thoughts', 'set aside', 'guardian'), ('draft', 'looks ready', 'shared', 'guardian'),
    ('draft', 'looks ready', 'sent', 'guardian'), ('draft', 'looks ready', 'set aside', 'guardian'),
    ('draft', 'set aside', 'private', 'guardian'), ('draft', 'sent', 'answered', 'guardian'),
    ('draft', 'sent', 'private', 'guardian'), ('draft', 'sent', 'shared', 'guardian'),
    ('draft', 'sent', 'thoughts', 'guardian'), ('draft', 'sent', 'looks ready', 'guardian'),
    ('settled_point', 'open', 'settled', 'guardian'), ('settled_point', 'open', 'remembered differently', 'guardian'),
    ('settled_point', 'open', 'done', 'guardian'), ('settled_point', 'settled', 'open', 'guardian'),
    ('settled_point', 'settled', 'remembered differently', 'guardian'), ('settled_point', 'settled', 'done', 'guardian'),
    ('settled_point', 'remembered differently', 'open', 'guardian'),
    ('settled_point', 'remembered differently', 'settled', 'guardian'),
    ('settled_point', 'remembered differently', 'done', 'guardian'), ('settled_point', 'done', 'open', 'guardian'),
    ('chronology', 'waiting', 'made', 'system'), ('chronology', 'waiting', 'failed', 'system'),
    ('goal', 'planned', 'active', 'member'), ('goal', 'planned', 'set aside', 'member'),
    ('goal', 'active', 'resting', 'member'), ('goal', 'resting', 'active', 'member'),
    ('goal', 'active', 'reached', 'member'), ('goal', 'active', 'set aside', 'member'),
    ('goal', 'resting', 'reached', 'member'), ('goal', 'resting', 'set aside', 'member'),
    ('goal', 'reached', 'active', 'member'), ('goal', 'set aside', 'active', 'member'),
    ('draft', 'private', 'sent', 'system'), ('draft', 'shared', 'sent', 'system'), ('draft', 'thoughts', 'sent', 'system'),
    ('draft', 'looks ready', 'sent', 'system'), ('draft', 'sent', 'answered', 'system'),
    ('inbound_mail', 'fits nobody', 'discarded', 'member'), ('inbound_mail', 'fits nobody', 'handed on', 'member'),
    ('inbound_mail', 'handed on', 'unsure', 'system'), ('inbound_mail', 'unsure', 'placed', 'guardian'),
    ('inbound_mail', 'unsure', 'not for the log', 'guardian'),
    ('draft_sending', 'sent', 'failed', 'system'), ('outgoing_email', 'sent', 'failed', 'system'),
    ('draft_sending', 'waiting', 'sent', 'system'), ('draft_sending', 'waiting', 'failed', 'system'),
    ('draft_sending', 'waiting', 'taken back', 'guardian'),
    ('sending_domain', 'asked', 'waiting', 'system'), ('sending_domain', 'asked', 'verified', 'system'),
    ('sending_domain', 'asked', 'failed', 'system'), ('sending_domain', 'waiting', 'asked', 'member'),
    ('sending_domain', 'verified', 'asked', 'member'), ('sending_domain', 'failed', 'asked', 'member'),
    ('sending_domain', 'asked', 'gone', 'member'), ('sending_domain', 'waiting', 'gone', 'member'),
    ('sending_domain', 'verified', 'gone', 'member'), ('sending_domain', 'failed', 'gone', 'member'),
    ('outgoing_email', 'waiting', 'sent', 'system'), ('outgoing_email', 'waiting', 'failed', 'system'),
    ('outgoing_email', 'waiting', 'cancelled', 'guardian'), ('outgoing_email', 'waiting', 'cancelled', 'member'),
    ('outgoing_email', 'waiting', 'cancelled', 'system'), ('outgoing_email', 'waiting', 'cancelled', 'link'),
    ('service', 'offered', 'put away', 'member'), ('service', 'put away', 'offered', 'member'),
    ('appointment', 'requested', 'booked', 'member'), ('appointment', 'requested', 'declined', 'member'),
    ('appointment', 'requested', 'cancelled', 'guardian'), ('appointment', 'requested', 'cancelled', 'link'),
    ('appointment', 'requested', 'cancelled', 'member'), ('appointment', 'requested', 'cancelled', 'system'),
    ('appointment', 'held', 'booked', 'guardian'), ('appointment', 'held', 'booked', 'member'), ('appointment', 'held', 'booked', 'system'),
    ('appointment', 'held', 'expired', 'guardian'), ('appointment', 'held', 'expired', 'link'), ('appointment', 'held', 'expired', 'member'),
    ('appointment', 'held', 'expired', 'visitor'), ('appointment', 'held', 'expired', 'system'), ('appointment', 'expired', 'booked', 'system'),
    ('appointment', 'booked', 'done', 'member'), ('appointment', 'booked', 'missed', 'member'),
    ('appointment', 'booked', 'cancelled', 'guardian'), ('appointment', 'booked', 'cancelled', 'link'),
    ('appointment', 'booked', 'cancelled', 'member'), ('appointment', 'booked', 'cancelled', 'system'),
    ('appointment', 'booked', 'cancelled late', 'guardian'), ('appointment', 'booked', 'cancelled late', 'link'),
    ('appointment', 'booked', 'cancelled late', 'member'),
    ('seat', 'booked', 'cancelled', 'guardian'), ('seat', 'booked', 'cancelled', 'member'),
    ('seat', 'booked', 'cancelled late', 'guardian'), ('seat', 'booked', 'cancelled late', 'member'),
    ('seat', 'cancelled', 'booked', 'guardian'), ('seat', 'cancelled', 'booked', 'member'), ('seat', 'cancelled late', 'booked', 'member'),
    ('waiting', 'waiting', 'offered', 'system'), ('waiting', 'offered', 'taken', 'guardian'), ('waiting', 'offered', 'taken', 'member'),
    ('waiting', 'waiting', 'taken', 'member'), ('waiting', 'offered', 'passed', 'member'),
    ('waiting', 'offered', 'taken', 'system'), ('waiting', 'offered', 'passed', 'guardian'), ('waiting', 'offered', 'passed', 'system'),
    ('waiting', 'waiting', 'left', 'guardian'), ('waiting', 'waiting', 'left', 'member'), ('waiting', 'passed', 'waiting', 'guardian'),
    ('waiting', 'passed', 'left', 'guardian'), ('waiting', 'passed', 'left', 'member'), ('waiting', 'left', 'waiting', 'guardian'),
    ('busy_calendar', 'new', 'well', 'system'), ('busy_calendar', 'new', 'failing', 'system'), ('busy_calendar', 'well', 'failing', 'system'),
    ('busy_calendar', 'failing', 'well', 'system'), ('busy_calendar', 'new', 'ended', 'member'), ('busy_calendar', 'well', 'ended', 'member'),
    ('busy_calendar', 'failing', 'ended', 'member'), ('busy_calendar', 'ended', 'new', 'member')
$$;
grant execute on function arrows() to {{web}}, {{worker}};

-- Refuses a change of state that is no arrow, or that this actor does not own. The owner's login
-- (migrations, demo) has no actor and may walk any arrow.
create function walk_arrow() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.state is distinct from old.state and not exists (
    select from arrows() a
    where a.noun = tg_table_name and a.from_state = old.state and a.to_state = new.state
      and (ctx_actor() is null or a.walker = ctx_actor())
  ) then
    raise exception '% may not go from % to %', tg_table_name, old.state, new.state using errcode = 'check_violation',
      constraint = 'walk_arrow';
  end if;
  return new;
end $$;

-- Postgres wakes graphile-worker through this alone: ids only, and the practice from the context.
create function enqueue(task text, row_id uuid, run_at timestamptz default null, key text default null) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  select graphile_worker.add_job(
    task, json_build_object('practice', ctx_practice(), 'id', row_id),
    run_at := run_at, job_key := key, max_attempts := 12
  )
$$;
grant execute on function enqueue(text, uuid, timestamptz, text) to {{web}}, {{worker}};

-- The worker runs the queue without owning it.
do $$
declare t record;
begin
  execute 'grant usage on schema graphile_worker to {{worker}}';
  execute 'grant execute on all functions in schema graphile_worker to {{worker}}';
  execute 'grant usage, select on all sequences in schema graphile_worker to {{worker}}';
  for t in select c.oid::regclass as name, c.relkind, c.relrowsecurity from pg_class c
           where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'v') loop
    execute format('grant select, insert, update, delete on %s to {{worker}}', t.name);
    if t.relrowsecurity then
      execute format('create policy worker_all on %s to {{worker}} using (true) with check (true)', t.name);
      execute format('create policy owner_all on %s to {{owner}} using (true) with check (true)', t.name);
    end if;
  end loop;
end $$;
