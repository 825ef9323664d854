-- The Review desk: other words that a coach suggests and a parent takes or leaves, what was found ready with them in it, words
-- written together on a call, a coach's own snippets, handing one item over, and somebody who reads for her while she is away.

create extension if not exists btree_gist;

-- Offsets count UTF-16 units, as the browser does; Postgres counts characters. A character of two units gets a mark behind it
-- that no text holds, so that the two agree; a text that held the mark would match nothing, and nothing would leave.
create function in_utf16(words text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select regexp_replace(words, '([\U00010000-\U0010FFFF])', E'\\1\uFDD0', 'g')
$$;
create function from_utf16(units text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select replace(units, E'\uFDD0', '')
$$;

-- Other words for a stretch of a version. No words instead is a taking out, no words replaced a putting in. The coach's alone
-- until her look is given. Two of hers never touch, so that all of them together are one text.
create table draft_suggestion (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  field text not null check (field in ('subject', 'body')),
  start_at integer not null check (start_at >= 0),
  end_at integer not null check (end_at >= start_at),
  replaced text not null check (length(replaced) <= 50000),
  words text not null check (length(words) <= 50000 and words <> replaced),
  reason text not null default '' check (length(reason) <= 2000),
  made_at timestamptz not null,
  given_at timestamptz,
  primary key (practice_id, id),
  unique (practice_id, id, draft_id, guardian_id, family_id),
  constraint suggestions_apart exclude using gist (practice_id with =, version_id with =, member_id with =, field with =,
    int4range(start_at, end_at, '[]') with &&),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index draft_suggestion_draft on draft_suggestion (practice_id, draft_id, made_at);
create index draft_suggestion_version on draft_suggestion (practice_id, version_id);
create index draft_suggestion_member on draft_suggestion (practice_id, member_id);

-- It names the words that stand there, in a version that was shared.
create function suggestion_is_of_its_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from draft_version v where v.practice_id = new.practice_id and v.id = new.version_id and v.shared
      and substr(in_utf16(case new.field when 'subject' then v.subject else v.body end), new.start_at + 1, new.end_at - new.start_at)
        = in_utf16(new.replaced)) then
    raise exception 'a suggestion names the words that stand in its version' using errcode = 'check_violation',
      constraint = 'suggestion_is_of_its_version';
  end if;
  return null;
end $$;
create trigger suggestion_is_of_its_version after insert on draft_suggestion
  for each row execute function suggestion_is_of_its_version();

-- What she does with it is hers alone: taken or left, or, without a row, open.
create table suggestion_answer (
  practice_id uuid not null,
  suggestion_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  answer text not null check (answer in ('taken', 'left')),
  answered_at timestamptz not null,
  primary key (practice_id, suggestion_id),
  foreign key (practice_id, suggestion_id, draft_id, guardian_id, family_id)
    references draft_suggestion (practice_id, id, draft_id, guardian_id, family_id) on delete cascade
);

-- The text of a version with everything in it that one coach had suggested to it by then.
create function suggested_text(of_practice uuid, of_version uuid, by_member uuid, by_then timestamptz, of_field text) returns text
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  units text;
  s draft_suggestion;
begin
  select in_utf16(case of_field when 'subject' then v.subject else v.body end) into units
  from draft_version v where v.practice_id = of_practice and v.id = of_version;
  for s in select * from draft_suggestion x where x.practice_id = of_practice and x.version_id = of_version
      and x.member_id = by_member and x.field = of_field and x.given_at <= by_then order by x.start_at desc loop
    units := overlay(units placing in_utf16(s.words) from s.start_at + 1 for s.end_at - s.start_at);
  end loop;
  return from_utf16(units);
end $$;

-- Names and addresses in their order; a card's id is ours alone and no part of a message.
create function mail_of_recipients(recipients jsonb) returns jsonb language sql immutable parallel safe set search_path = pg_catalog as $$
  select jsonb_build_object(
    'to', (select coalesce(jsonb_agg(p.one - 'educatorId' order by p.at), '[]') from jsonb_array_elements(recipients -> 'to') with ordinality p (one, at)),
    'cc', (select coalesce(jsonb_agg(p.one - 'educatorId' order by p.at), '[]') from jsonb_array_elements(recipients -> 'cc') with ordinality p (one, at)))
$$;
create function files_of_version(of_practice uuid, of_version uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(s.name || ' ' || s.sha256 order by f.place), '{}') from version_file f
  join stored_file s on s.practice_id = f.practice_id and s.id = f.file_id
  where f.practice_id = of_practice and f.version_id = of_version
$$;

-- Whether exactly this version was found ready with changes: subject and text are those of the version that was looked at with
-- all of that coach's suggestions in it, for the same people, with the same files, and the fingerprint says so too.
create function found_ready_with_changes(of_practice uuid, of_version uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from draft_version v
    join draft_look l on l.practice_id = v.practice_id and l.draft_id = v.draft_id and l.decision = 'ready with changes' and l.hash = v.hash
    join draft_version base on base.practice_id = l.practice_id and base.id = l.version_id
    where v.practice_id = of_practice and v.id = of_version
      and mail_of_recipients(v.recipients) = mail_of_recipients(base.recipients)
      and files_of_version(of_practice, v.id) = files_of_version(of_practice, base.id)
      and v.subject = suggested_text(of_practice, base.id, l.member_id, l.said_at, 'subject')
      and v.body = suggested_text(of_practice, base.id, l.member_id, l.said_at, 'body'))
$$;
-- A version that coach and parent wrote together on a call: the coach says so, the parent confirms or says that it is not so.
create table written_together (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  said_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (practice_id, id),
  unique (practice_id, version_id, member_id),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index written_together_draft on written_together (practice_id, draft_id);
create index written_together_member on written_together (practice_id, member_id);

-- Words that a coach writes often, hers alone.
create table snippet (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  words text not null check (length(words) between 1 and 2000),
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index snippet_member on snippet (practice_id, member_id, name);

-- One item of the desk, given to somebody else who reads this family already.
create table handover (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  draft_id uuid,
  assignment_id uuid,
  given_by uuid not null,
  to_member uuid not null check (to_member <> given_by),
  note text not null default '' check (length(note) <= 2000),
  handed_at timestamptz not null,
  primary key (practice_id, id),
  check (num_nonnulls(draft_id, assignment_id) = 1),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, draft_id) references draft (practice_id, id) on delete cascade,
  foreign key (practice_id, assignment_id) references assignment (practice_id, id) on delete cascade,
  foreign key (practice_id, given_by) references member (practice_id, id),
  foreign key (practice_id, to_member) references member (practice_id, id)
);
create index handover_family on handover (practice_id, family_id);
create index handover_draft on handover (practice_id, draft_id, handed_at desc);
create index handover_assignment on handover (practice_id, assignment_id, handed_at desc);
create index handover_given_by on handover (practice_id, given_by);
create index handover_to on handover (practice_id, to_member);

-- Who reads for her while she is away, from a day until another.
create extension if not exists btree_gist;
create table stand_in (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  stand_in_id uuid not null check (stand_in_id <> member_id),
  begins_at timestamptz not null,
  until timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (practice_id, id),
  check (until > begins_at),
  constraint stand_in_one_at_a_time exclude using gist (practice_id with =, member_id with =, tstzrange(begins_at, until) with &&)
    where (ended_at is null),
  foreign key (practice_id, member_id) references member (practice_id, id),
  foreign key (practice_id, stand_in_id) references member (practice_id, id)
);
create index stand_in_member on stand_in (practice_id, member_id);
create index stand_in_reads on stand_in (practice_id, stand_in_id);

-- How much a coach's families have shared this week.
create index draft_version_week on draft_version (practice_id, family_id, made_at) where shared;
create index assignment_share_week on assignment_share (practice_id, family_id, shared_at);

select make_tenant(t) from unnest(array['draft_suggestion', 'suggestion_answer', 'written_together', 'snippet', 'handover',
  'stand_in']::regclass[]) t;
-- Hers alone: not even the worker reads what she took.
drop policy worker_reads on suggestion_answer;

-- The families that the actor is with: a coach's own and, while she stands in, those of the coach who is away.
create or replace function my_families() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select case ctx_actor()
    when 'guardian' then array[ctx_family()]
    when 'member' then coalesce((
      select array_agg(c.family_id) from family_coach c
      where c.practice_id = ctx_practice() and c.until is null and (c.member_id = ctx_member() or c.member_id in (
        select s.member_id from stand_in s where s.practice_id = ctx_practice() and s.stand_in_id = ctx_member()
          and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()))), '{}')
    else '{}'::uuid[] end
$$;
-- Whether a member reads this family now: an owner, one of its coaches, or who stands in for one.
create function reads_family(of_member uuid, of_family uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from member m where m.practice_id = ctx_practice() and m.id = of_member and m.state = 'active' and (m.roles @> array['owner']
      or (m.roles @> array['coach'] and exists (
        select from family_coach c where c.practice_id = m.practice_id and c.family_id = of_family and c.until is null
          and (c.member_id = m.id or exists (select from stand_in s where s.practice_id = m.practice_id and s.stand_in_id = m.id
            and s.member_id = c.member_id and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()))))))
$$;
-- Whether a member stands in for one who coaches this family: she hears of what its parents share.
create function stands_in_for(of_member uuid, of_family uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from stand_in s
    join family_coach c on c.practice_id = s.practice_id and c.member_id = s.member_id and c.family_id = of_family and c.until is null
    join member m on m.practice_id = s.practice_id and m.id = s.stand_in_id and m.state = 'active'
    where s.practice_id = ctx_practice() and s.stand_in_id = of_member and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now())
$$;
-- Those who stand in for the coaches of the acting guardian's family, and until when.
create function stand_ins_of(of_family uuid) returns table (member_id uuid, name text, away_id uuid, away text, until timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.id, m.name, a.id, a.name, s.until from family_coach c
  join stand_in s on s.practice_id = c.practice_id and s.member_id = c.member_id and s.ended_at is null and s.begins_at <= app_now() and s.until > app_now()
  join member m on m.practice_id = s.practice_id and m.id = s.stand_in_id and m.state = 'active'
  join member a on a.practice_id = s.practice_id and a.id = s.member_id
  where c.practice_id = ctx_practice() and c.family_id = of_family and c.until is null
    and (of_family = any (my_families()) or member_is('owner'))
$$;
grant execute on function reads_family(uuid, uuid), stands_in_for(uuid, uuid), stand_ins_of(uuid) to {{web}}, {{worker}};

create policy given on draft_suggestion for select to {{web}}
  using (practice_id = (select ctx_practice())
    and (((select is_guardian()) and guardian_id = (select ctx_guardian()) and given_at is not null)
    or (select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy made on draft_suggestion for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and given_at is null
    and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy mended on draft_suggestion for update to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and given_at is null and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()));
create policy removed on draft_suggestion for delete to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and given_at is null and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update, delete on draft_suggestion to {{web}};

create policy own on suggestion_answer for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, update, delete on suggestion_answer to {{web}};

create policy named on written_together for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy said on written_together for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and confirmed_at is null
    and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy confirmed on written_together for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy not_so on written_together for delete to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()) and confirmed_at is null);
grant select, insert, update, delete on written_together to {{web}};

create policy own on snippet for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')) and member_id = (select ctx_member()))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')) and member_id = (select ctx_member()));
grant select, insert, update, delete on snippet to {{web}};

create policy with_it on handover for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy handed on handover for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and given_by = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[])))
    and reads_family(to_member, family_id)
    and (draft_id is null or exists (select from draft d where d.practice_id = handover.practice_id and d.id = handover.draft_id
      and d.family_id = handover.family_id))
    and (assignment_id is null or exists (select from assignment a where a.practice_id = handover.practice_id
      and a.id = handover.assignment_id and a.family_id = handover.family_id)));
grant select, insert on handover to {{web}};

create policy known on stand_in for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) = 'member');
create policy named on stand_in for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')) and member_id = (select ctx_member())
    and ended_at is null and exists (select from member m where m.practice_id = stand_in.practice_id and m.id = stand_in.stand_in_id
      and m.state = 'active' and (m.roles @> array['coach'] or m.roles @> array['owner'])));
create policy ended on stand_in for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select ctx_actor()) = 'member' and member_id = (select ctx_member()))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select ctx_actor()) = 'member' and member_id = (select ctx_member()))));
grant select, insert, update on stand_in to {{web}};

-- Mail of this desk: to whom an item was handed, and to who stands in, of what is shared meanwhile.
create policy handed on outgoing_email for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'waiting' and tries = 0 and kind = 'handed to you'
    and guardian_id is null and exists (select from handover h where h.practice_id = outgoing_email.practice_id
      and h.id = outgoing_email.about_id and h.given_by = (select ctx_member()) and h.to_member = outgoing_email.member_id));
create policy named on outgoing_email for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'waiting' and tries = 0 and kind = 'stands in'
    and guardian_id is null and exists (select from stand_in s where s.practice_id = outgoing_email.practice_id
      and s.id = outgoing_email.about_id and s.member_id = (select ctx_member()) and s.stand_in_id = outgoing_email.member_id));
create policy stands_in on outgoing_email for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'waiting' and tries = 0 and kind = 'shared with you'
    and (select is_guardian()) and family_id = (select ctx_family()) and (guardian_id is null or guardian_id = (select ctx_guardian()))
    and stands_in_for(member_id, family_id)
    and (exists (select from draft d where d.practice_id = outgoing_email.practice_id and d.id = outgoing_email.about_id)
      or exists (select from assignment a where a.practice_id = outgoing_email.practice_id and a.id = outgoing_email.about_id)
      or exists (select from goal g where g.practice_id = outgoing_email.practice_id and g.id = outgoing_email.about_id)));
