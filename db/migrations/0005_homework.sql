-- Homework: an exercise given to a guardian. What she answers is hers alone until she shares it; a
-- share is a copy that the coach reads, so that working on is private again.

create table assignment (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  given_by uuid not null,
  exercise text not null check (length(exercise) between 1 and 60),
  title text not null check (length(title) between 1 and 200),
  -- The exercise as it was on the day it was given; a later wording never changes it under her hands.
  steps jsonb not null,
  minutes smallint not null check (minutes between 1 and 240),
  short_minutes smallint check (short_minutes between 1 and 240),
  form text not null default 'whole' check (form in ('whole', 'short')),
  note text not null default '' check (length(note) <= 2000),
  by_day date,
  state text not null default 'given'
    check (state in ('given', 'started', 'shared', 'answered', 'done', 'not this week', 'taken back')),
  given_at timestamptz not null,
  shared_at timestamptz,
  moved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, given_by) references member (practice_id, id)
);
create index assignment_guardian on assignment (practice_id, guardian_id, state);
create index assignment_family on assignment (practice_id, family_id, given_at desc, id);
create index assignment_waiting on assignment (practice_id, family_id, shared_at) where state = 'shared';
create index assignment_given_by on assignment (practice_id, given_by);

create table answer (
  practice_id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  step text not null check (length(step) between 1 and 60),
  value jsonb not null,
  -- What other devices kept meanwhile: the later one is the answer, and she chooses.
  others jsonb not null default '[]',
  -- The opened page that kept it, so that one page is never in conflict with itself.
  sitting uuid,
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, assignment_id, step),
  foreign key (practice_id, assignment_id, guardian_id, family_id)
    references assignment (practice_id, id, guardian_id, family_id) on delete cascade
);

-- One round of sharing: the answers as they were in that moment.
create table assignment_share (
  practice_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  round smallint not null check (round >= 1),
  form text not null check (form in ('whole', 'short')),
  answers jsonb not null,
  excerpt text not null check (length(excerpt) <= 500),
  word text not null default '' check (length(word) <= 2000),
  shared_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, assignment_id, round),
  foreign key (practice_id, assignment_id, guardian_id, family_id)
    references assignment (practice_id, id, guardian_id, family_id) on delete cascade
);

-- What the coach answers to a round: a thought back, a wish for more, or done.
create table assignment_reply (
  practice_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  round smallint not null,
  member_id uuid not null,
  kind text not null check (kind in ('answered', 'more', 'done')),
  words text not null default '' check (length(words) <= 20000),
  said_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, assignment_id, round) references assignment_share (practice_id, assignment_id, round) on delete cascade,
  foreign key (practice_id, assignment_id, guardian_id, family_id)
    references assignment (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index assignment_reply_assignment on assignment_reply (practice_id, assignment_id, round);
create index assignment_reply_member on assignment_reply (practice_id, member_id);

select make_tenant(t) from unnest(array['assignment', 'answer', 'assignment_share', 'assignment_reply']::regclass[]) t;
create trigger walk_arrow before update on assignment for each row execute function walk_arrow();

create policy coached on assignment for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and state <> 'taken back')));
create policy given on assignment for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state = 'given' and given_by = (select ctx_member())
    and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy moved on assignment for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
grant select, insert, update on assignment to {{web}};

create policy own on answer for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
grant select, insert, update, delete on answer to {{web}};
-- Hers alone: not even the worker reads what is not shared.
drop policy worker_reads on answer;

create policy shared_with on assignment_share for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy shared on assignment_share for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
grant select, insert on assignment_share to {{web}};

create policy read_by on assignment_reply for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy said on assignment_reply for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member())
    and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert on assignment_reply to {{web}};
