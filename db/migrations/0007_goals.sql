-- Partnership goals: five described levels, and check-ins by guardian and coach apart.

create table goal (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  child_id uuid,
  title text not null check (length(title) between 1 and 300),
  state text not null default 'planned' check (state in ('planned', 'active', 'resting', 'reached', 'set aside')),
  weight smallint not null default 1 check (weight between 1 and 10),
  target_on date,
  active_since timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id)
);
create index goal_family on goal (practice_id, family_id, created_at, id);
create index goal_child on goal (practice_id, child_id);

-- The words of the five levels. Free to edit for 14 days; after that a change is a new row.
create table goal_wording (
  practice_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  family_id uuid not null,
  number smallint not null check (number >= 1),
  much_less text not null default '' check (length(much_less) <= 300),
  less text not null default '' check (length(less) <= 300),
  hoped text not null check (length(hoped) between 1 and 300),
  more text not null default '' check (length(more) <= 300),
  much_more text not null default '' check (length(much_more) <= 300),
  from_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, goal_id, number),
  check (much_less <> '' or less <> ''),
  foreign key (practice_id, goal_id, family_id) references goal (practice_id, id, family_id) on delete cascade
);

create table check_in (
  practice_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  family_id uuid not null,
  guardian_id uuid,
  member_id uuid,
  on_day date not null,
  level smallint not null check (level between -2 and 2),
  words text not null default '' check (length(words) <= 2000),
  shared boolean not null,
  made_at timestamptz not null,
  primary key (practice_id, id),
  check (num_nonnulls(guardian_id, member_id) = 1),
  foreign key (practice_id, goal_id, family_id) references goal (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id),
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create unique index check_in_day on check_in (practice_id, goal_id, on_day, coalesce(guardian_id, member_id));
create index check_in_guardian on check_in (practice_id, guardian_id);
create index check_in_member on check_in (practice_id, member_id);

select make_tenant(t) from unnest(array['goal', 'goal_wording', 'check_in']::regclass[]) t;
create trigger walk_arrow before update on goal for each row execute function walk_arrow();

create policy with_it on goal for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and family_id = (select ctx_family()) and state <> 'planned')));
create policy coached on goal for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and state in ('planned', 'active') and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy coached_changes on goal for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update on goal to {{web}};

create policy with_it on goal_wording for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and family_id = (select ctx_family()) and exists (select from goal g
      where g.practice_id = goal_wording.practice_id and g.id = goal_wording.goal_id and g.state <> 'planned'))));
create policy coached on goal_wording for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy coached_changes on goal_wording for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update on goal_wording to {{web}};
create function wording_is_free() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if ctx_actor() is not null and exists (select from goal g where g.practice_id = old.practice_id and g.id = old.goal_id
      and g.active_since < app_now() - interval '14 days' and old.from_at < app_now() - interval '14 days') then
    raise exception 'the words are fixed after 14 days; a change is a new version' using errcode = 'check_violation',
      constraint = 'wording_is_free';
  end if;
  return new;
end $$;
create trigger wording_is_free before update on goal_wording for each row execute function wording_is_free();

create policy own_or_shared on check_in for select to {{web}}
  using (practice_id = (select ctx_practice()) and (
    (((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[])))
      and (shared or member_id = (select ctx_member())))
    or ((select is_guardian()) and family_id = (select ctx_family())
      and (guardian_id = (select ctx_guardian()) or (member_id is not null and shared)))));
create policy made on check_in for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (
    (member_id = (select ctx_member()) and ((select member_is('owner'))
      or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))));
create policy own_changes on check_in for update to {{web}}
  using (practice_id = (select ctx_practice()) and (
    (member_id = (select ctx_member()) and ((select member_is('owner'))
      or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()) and (
    (member_id = (select ctx_member()) and ((select member_is('owner'))
      or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))));
grant select, insert, update on check_in to {{web}};
