-- Around a session: what a parent wants to talk about, the coach's notes, what is shared of them, and next steps that are offered. Notes
-- are of one session and one parent, so that of a joint session nobody meets what the other said alone; the recap is everybody's who came.

-- Whether this guardian comes to an appointment: she booked it, or has a seat in it. Without a guardian: whether it is this family's at all.
create function of_meeting(appointment uuid, guardian uuid, family uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from appointment a where a.practice_id = ctx_practice() and a.id = of_meeting.appointment and case
    when guardian is null then a.family_id is not distinct from family
    else (a.guardian_id = guardian and a.family_id = family) or exists (select from seat s where s.practice_id = a.practice_id
      and s.appointment_id = a.id and s.guardian_id = guardian and s.family_id = family and s.state = 'booked') end)
$$;
-- Whether the acting coach holds this session of nobody's family: a group of several, or a first call before somebody takes the family on.
create function holds_meeting(appointment uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from appointment a where a.practice_id = ctx_practice() and a.id = holds_meeting.appointment
    and a.member_id = ctx_member() and member_is('coach') and (a.family_id is null or family_is_untaken(a.family_id)))
$$;
grant execute on function of_meeting(uuid, uuid, uuid), holds_meeting(uuid) to {{web}};

-- What she would like to talk about, while she gathers it: hers alone.
create table talk_words (
  practice_id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null default '' check (length(words) <= 5000),
  -- What other devices kept meanwhile: the later one stands, and she chooses.
  others jsonb not null default '[]' check (jsonb_typeof(others) = 'array'),
  -- The opened page that kept it, so that one page is never in conflict with itself.
  sitting uuid,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, appointment_id, guardian_id),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index talk_words_guardian on talk_words (practice_id, guardian_id);

-- What she has sent of it to her coach; sent again, the newer words stand.
create table talk_share (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null check (length(words) between 1 and 5000),
  shared_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, appointment_id, guardian_id),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index talk_share_guardian on talk_share (practice_id, guardian_id);

-- A coach's notes of a session: with one parent, or, without a guardian, the recap for everybody who came.
create table session_note (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  -- None for a group of several families.
  family_id uuid,
  guardian_id uuid,
  -- Who writes it; nobody else changes it.
  member_id uuid not null,
  words text not null default '' check (length(words) <= 20000),
  others jsonb not null default '[]' check (jsonb_typeof(others) = 'array'),
  sitting uuid,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  check (guardian_id is null or family_id is not null),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create unique index session_note_once on session_note (practice_id, appointment_id, guardian_id, member_id) where guardian_id is not null;
create unique index session_note_recap on session_note (practice_id, appointment_id) where guardian_id is null;
create index session_note_appointment on session_note (practice_id, appointment_id);
create index session_note_family on session_note (practice_id, family_id, saved_at desc);
create index session_note_guardian on session_note (practice_id, guardian_id);
create index session_note_member on session_note (practice_id, member_id);

-- What was shared of it, as it was in that moment; shared again, the highest number is read.
create table session_share (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  family_id uuid,
  guardian_id uuid,
  member_id uuid not null,
  number smallint not null check (number >= 1),
  words text not null check (length(words) between 1 and 20000),
  shared_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (practice_id, id),
  check (guardian_id is null or family_id is not null),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create unique index session_share_once on session_share (practice_id, appointment_id, guardian_id, number) nulls not distinct;
create index session_share_family on session_share (practice_id, family_id, shared_at desc);
create index session_share_guardian on session_share (practice_id, guardian_id);
create index session_share_member on session_share (practice_id, member_id);

-- A next step that the coach offers: a settled point for her log, the beginning of a message, or something to try, which is given at once.
create table offered_step (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('settled point', 'message', 'exercise')),
  -- What will be done; the first lines of a message; the exercise's title.
  words text not null check (length(words) between 1 and 5000),
  -- Who does it, as settled points say it: 'me' is the guardian, 'school', or an educator's card.
  who text not null default 'me' check (who in ('me', 'school', 'educator')),
  educator_id uuid,
  by_day date,
  purpose text check (purpose in ('introduction', 'concern', 'request', 'good news', 'reply', 'follow-up', 'evaluation request',
    'records request', 'meeting request', 'thank-you', 'absence', 'scheduling')),
  assignment_id uuid,
  offered_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  check ((kind = 'message') = (purpose is not null) and (kind = 'exercise') = (assignment_id is not null)),
  check ((who = 'educator') <= (educator_id is not null) and (kind <> 'settled point' or length(words) <= 500)),
  foreign key (practice_id, appointment_id) references appointment (practice_id, id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id),
  foreign key (practice_id, assignment_id, guardian_id, family_id) references assignment (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index offered_step_appointment on offered_step (practice_id, appointment_id, offered_at);
create index offered_step_guardian on offered_step (practice_id, guardian_id, offered_at desc);
create index offered_step_educator on offered_step (practice_id, educator_id);
create index offered_step_assignment on offered_step (practice_id, assignment_id);
create index offered_step_member on offered_step (practice_id, member_id);

-- What she did with it, and what came of it: hers alone. A coach sees what she shares, not what she takes.
create table step_answer (
  practice_id uuid not null,
  step_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  answer text not null check (answer in ('taken', 'left')),
  -- The draft or settled point that it became.
  made_id uuid,
  answered_at timestamptz not null,
  primary key (practice_id, step_id),
  foreign key (practice_id, step_id, guardian_id, family_id)
    references offered_step (practice_id, id, guardian_id, family_id) on delete cascade
);

-- The practice's own beginnings of notes. `given` names the one of ours whose place it takes.
create table note_template (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  given text check (length(given) between 1 and 60),
  name text not null check (length(name) between 1 and 80),
  words text not null check (length(words) between 1 and 5000),
  for_recap boolean not null default false,
  put_away boolean not null default false,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id)
);
create unique index note_template_given on note_template (practice_id, given) where given is not null;

select make_tenant(t) from unnest(array['talk_words', 'talk_share', 'session_note', 'session_share', 'offered_step', 'step_answer',
  'note_template']::regclass[]) t;
-- Hers alone: not even the worker reads what she gathers, or what she took.
drop policy worker_reads on talk_words;
drop policy worker_reads on step_answer;
-- The worker has nothing to do with a coach's notes.
drop policy worker_reads on session_note;

create policy own on talk_words for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()) and of_meeting(appointment_id, guardian_id, family_id));
grant select, insert, update, delete on talk_words to {{web}};

-- She takes back what she sent while nobody has opened it.
create function talk_is_unread(share uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from audit a where a.practice_id = ctx_practice() and a.about_id = share and a.verb = 'read')
$$;
grant execute on function talk_is_unread(uuid) to {{web}};
create policy own_or_sent on talk_share for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (select member_is('owner'))
    or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or holds_meeting(appointment_id)))));
create policy sent on talk_share for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()) and of_meeting(appointment_id, guardian_id, family_id));
create policy sent_again on talk_share for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy taken_back on talk_share for delete to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()) and talk_is_unread(id));
grant select, insert, update, delete on talk_share to {{web}};

-- Notes: for those who coach the family, and for who holds a session that is no family's yet. An owner reads them all.
do $$
declare
  t text;
  reads constant text := $p$((select member_is('owner'))
    or ((select member_is('coach')) and (family_id = any ((select my_families())::uuid[]) or holds_meeting(appointment_id))))$p$;
  theirs text;
begin
  foreach t in array array['session_note', 'session_share', 'offered_step'] loop
    theirs := case t
      when 'session_share' then 'or ((select is_guardian()) and taken_back_at is null and (guardian_id = (select ctx_guardian())
        or (guardian_id is null and of_meeting(appointment_id, (select ctx_guardian()), (select ctx_family())))))'
      when 'offered_step' then 'or ((select is_guardian()) and taken_back_at is null and guardian_id = (select ctx_guardian()))'
      else '' end;
    execute format('create policy read_by on %I for select to {{web}} using (practice_id = (select ctx_practice()) and (%s %s))',
      t, reads, theirs);
    execute format('create policy written on %I for insert to {{web}} with check (practice_id = (select ctx_practice())
      and member_id = (select ctx_member()) and %s and of_meeting(appointment_id, guardian_id, family_id))', t, reads);
    execute format('create policy own_changes on %I for update to {{web}}
      using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and %s)
      with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()))', t, reads);
    execute format('grant select, insert, update on %I to {{web}}', t);
  end loop;
end $$;

create policy own on step_answer for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, delete on step_answer to {{web}};

create policy kept on note_template for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')));
grant select, insert, update, delete on note_template to {{web}};
