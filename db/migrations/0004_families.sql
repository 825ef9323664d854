-- The child, the school, and what a coach knows of a family.

create table child (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade
);
create index child_family on child (practice_id, family_id);

-- Apart from the child's name, which an assistant may see.
create table child_profile (
  practice_id uuid not null,
  child_id uuid not null,
  family_id uuid not null,
  born date,
  grade text not null default '' check (length(grade) <= 60),
  support_plan text not null default '' check (support_plan in ('', 'IEP', '504 plan', 'informal plan', 'evaluation asked')),
  support_note text not null default '' check (length(support_note) <= 500),
  plan_review_on date,
  lights_up text not null default '' check (length(lights_up) <= 2000),
  strengths text not null default '' check (length(strengths) <= 2000),
  hard text not null default '' check (length(hard) <= 2000),
  helps text not null default '' check (length(helps) <= 2000),
  version integer not null default 1,
  primary key (practice_id, child_id),
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id) on delete cascade
);
create index child_profile_family on child_profile (practice_id, family_id);

create table school (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  family_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  place text not null default '' check (length(place) <= 200),
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade
);
create index school_family on school (practice_id, family_id);

-- One card per family: what one family notes about a teacher never reaches another.
create table educator (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  school_id uuid,
  name text not null check (length(name) between 1 and 200),
  role text not null default '' check (length(role) <= 200),
  channel text not null default 'email' check (channel in ('email', 'app', 'phone', 'paper', 'in person')),
  email text not null default '' check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 60),
  hours text not null default '' check (length(hours) <= 200),
  usual_wait text not null default '' check (length(usual_wait) <= 200),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, school_id, family_id) references school (practice_id, id, family_id)
);
create index educator_family on educator (practice_id, family_id);
create index educator_school on educator (practice_id, school_id);

-- The educators around one child in a school year, named by its first calendar year.
create table school_team (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid not null,
  educator_id uuid not null,
  school_year smallint not null check (school_year between 2000 and 2200),
  does text not null default '' check (length(does) <= 200),
  primary key (practice_id, id),
  unique (practice_id, child_id, educator_id, school_year),
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id) on delete cascade
);
create index school_team_family on school_team (practice_id, family_id);
create index school_team_educator on school_team (practice_id, educator_id);

-- A member's own notes on a family: private to coaches and the owner, never on a parent's screen.
create table note (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  body text not null check (length(body) between 1 and 20000),
  about_day date not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index note_family on note (practice_id, family_id, about_day desc, id desc);
create index note_member on note (practice_id, member_id);

-- What happened, in one line and with a day: the timeline, and the flags on a goal's chart.
create table family_event (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid,
  on_day date not null,
  kind text not null check (kind in ('school', 'meeting', 'message', 'plan', 'coaching', 'home')),
  words text not null check (length(words) between 1 and 300),
  quote boolean not null default false,
  on_chart boolean not null default false,
  shown_to_family boolean not null default true,
  created_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id)
);
create index family_event_family on family_event (practice_id, family_id, on_day desc, id desc);
create index family_event_child on family_event (practice_id, child_id);

select make_tenant(t) from unnest(array['child', 'child_profile', 'school', 'educator', 'school_team', 'note',
  'family_event']::regclass[]) t;
-- Every door of the person in the context: practices as member, families as guardian.
create function identity.my_doors() returns table (handle text, practice_name text, roles text[], family_id uuid, children text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.handle, p.name, m.roles, null::uuid, null::text[]
  from member m join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  where m.person_id = ctx_person() and m.state = 'active'
  union all
  select h.handle, p.name, '{}'::text[], g.family_id,
    array(select c.name from child c where c.practice_id = g.practice_id and c.family_id = g.family_id order by c.name)
  from guardian g join practice p using (practice_id) join identity.practice_handle h using (practice_id)
  where g.person_id = ctx_person()
  order by 2, 4 nulls first
$$;

grant execute on function identity.my_doors() to {{web}};

-- The child's name is for everyone with the family and for an assistant.
create policy with_it on child for select to {{web}}
  using (practice_id = (select ctx_practice())
    and ((select member_is('owner', 'assistant')) or family_id = any ((select my_families())::uuid[])));
create policy coached on child for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy coached_changes on child for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update on child to {{web}};

-- What is the family's: seen by its guardians and coaches, changed by coaches and the owner.
do $$
declare t text;
begin
  foreach t in array array['child_profile', 'school', 'educator', 'school_team', 'family_event'] loop
    execute format($p$create policy with_it on %I for select to {{web}}
      using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
        or ((select ctx_actor()) = 'guardian' or (select member_is('coach'))) and family_id = any ((select my_families())::uuid[]))
        %s)$p$, t, case t when 'family_event' then 'and (shown_to_family or (select ctx_actor()) = ''member'')' else '' end);
    execute format($p$create policy coached on %I for insert to {{web}}
      with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
        or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))$p$, t);
    execute format($p$create policy coached_changes on %I for update to {{web}}
      using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
        or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
      with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
        or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))$p$, t);
    execute format($p$create policy coached_removes on %I for delete to {{web}}
      using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
        or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))$p$, t);
    execute format('grant select, insert, update, delete on %I to {{web}}', t);
  end loop;
end $$;

create policy coached on note for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy written on note for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy own_changes on note for update to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()));
create policy own_removes on note for delete to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update, delete on note to {{web}};
