-- What stands beside the writing: a parent's promise to herself, the practice's own phrases, and how often one phrase
-- went to one school. How big a feeling was, what was remarked and what was let off as steam are in no table.

-- The four boxes and the rest are kept with the working text, hers alone, and go when it goes.
-- `facts`: what she saw, was told, guesses, wants to know. `rests_until`: nothing leaves then; it is only laid aside till that morning.
alter table draft_text
  add column facts jsonb not null default '{}',
  add column rests_until timestamptz;

-- "When I am at 4 or 5, keep my words until morning", in her own words. Hers alone; how she feels is never kept.
create table calm_promise (
  practice_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null check (length(words) between 1 and 500),
  from_level smallint not null check (from_level between 3 and 5),
  at_night boolean not null,
  set_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, guardian_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);

-- A phrase that the practice gives its parents beside ours.
create table practice_phrase (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  about text not null check (length(about) between 1 and 60),
  words text not null check (length(words) between 1 and 500),
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id)
);

-- How often a phrase went to a school in a month: no guardian, no teacher, no child. A school is its name here, since the
-- row of a school belongs to one family.
create table phrase_use (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  phrase text not null check (length(phrase) between 1 and 500),
  school text not null check (length(school) between 1 and 200),
  month date not null check (extract(day from month) = 1),
  times integer not null check (times >= 1),
  primary key (practice_id, phrase, school, month)
);

select make_tenant(t) from unnest(array['calm_promise', 'practice_phrase', 'phrase_use']::regclass[]) t;

create policy own on calm_promise for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, update, delete on calm_promise to {{web}};
-- Hers alone: the worker has nothing to do with it.
drop policy worker_reads on calm_promise;

create policy known on practice_phrase for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'coach')) or (select is_guardian())));
create policy kept on practice_phrase for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')));
grant select, insert, update, delete on practice_phrase to {{web}};

create policy owner_is_told on phrase_use for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select on phrase_use to {{web}};

-- Counts one phrase for one school. Nobody inserts by herself, and the audit's row of it names nobody: for its length the
-- person is taken out of the context.
create function count_phrase(said text, to_school text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  person text := current_setting('app.person', true);
begin
  if ctx_practice() is null or not (is_guardian() or is_system()) or said = '' or to_school = '' then
    return;
  end if;
  perform set_config('app.person', '', true);
  insert into phrase_use (practice_id, phrase, school, month, times)
  values (ctx_practice(), left(said, 500), left(to_school, 200), date_trunc('month', app_now() at time zone 'UTC')::date, 1)
  on conflict (practice_id, phrase, school, month) do update set times = phrase_use.times + 1;
  perform set_config('app.person', coalesce(person, ''), true);
end $$;
grant execute on function count_phrase(text, text) to {{web}}, {{worker}};
