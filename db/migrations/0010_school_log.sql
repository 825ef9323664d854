-- The school log: what was said between home and school. An entry is its guardian's alone until she shares it, one by one or the
-- whole log, with those who coach the family or with the other guardian. What was written down is never rewritten: a correction is
-- a row of its own that shows.

-- For the keys of what hangs on a sending.
alter table draft_sending add unique (practice_id, id, guardian_id, family_id);

create table log_entry (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  -- The one at school it is with, where there is a card; all who took part stand in `with_words`.
  educator_id uuid,
  direction text not null check (direction in ('in', 'out', 'both')),
  channel text not null check (channel in ('email', 'app message', 'note', 'call', 'meeting', 'other')),
  -- Proposed by Alongside or chosen by her; a correction says another.
  purpose text check (purpose in ('introduction', 'concern', 'request', 'good news', 'reply', 'follow-up', 'evaluation request',
    'records request', 'meeting request', 'thank-you', 'absence', 'scheduling')),
  with_words text not null default '' check (length(with_words) <= 500),
  subject text not null default '' check (length(subject) <= 300),
  -- The new words, the quoted tail apart from them.
  body text not null default '' check (length(body) <= 50000),
  quoted text not null default '' check (length(quoted) <= 200000),
  -- How the words are known. A talk may hold several kinds: the others stand in `also` as [{knowledge, by, words}].
  knowledge text not null check (knowledge in ('said by school', 'said by us', 'seen', 'said by the child', 'in a document')),
  said_by text not null default '' check (length(said_by) <= 200),
  also jsonb not null default '[]' check (jsonb_typeof(also) = 'array'),
  happened_at timestamptz not null,
  -- False where only the day is known.
  time_known boolean not null default true,
  came_by text not null check (came_by in ('written', 'pasted', 'sent', 'inbound')),
  sending_id uuid,
  inbound_id uuid,
  -- Everything that can be searched, folded by the application (app/domain/words.ts).
  sought text not null,
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id),
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id),
  -- What was sent stays in the log when the message's own rows are purged.
  foreign key (practice_id, sending_id, guardian_id, family_id)
    references draft_sending (practice_id, id, guardian_id, family_id) on delete set null (sending_id)
);
create index log_entry_guardian on log_entry (practice_id, guardian_id, happened_at desc, id desc);
create index log_entry_family on log_entry (practice_id, family_id, happened_at desc, id desc);
create index log_entry_child on log_entry (practice_id, child_id);
create index log_entry_educator on log_entry (practice_id, educator_id);
create unique index log_entry_sending on log_entry (practice_id, sending_id) where sending_id is not null;
create unique index log_entry_inbound on log_entry (practice_id, inbound_id) where inbound_id is not null;
create index log_entry_sought on log_entry using gin (practice_id, guardian_id, sought gin_trgm_ops);

-- What was put right later: in words, or in how the entry is filed. `withdrawn`: it was written down by mistake.
create table log_correction (
  practice_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  words text not null default '' check (length(words) <= 5000),
  purpose text check (purpose in ('introduction', 'concern', 'request', 'good news', 'reply', 'follow-up', 'evaluation request',
    'records request', 'meeting request', 'thank-you', 'absence', 'scheduling')),
  child_id uuid,
  educator_id uuid,
  happened_at timestamptz,
  withdrawn boolean not null default false,
  sought text not null default '',
  made_at timestamptz not null,
  primary key (practice_id, id),
  check (words <> '' or purpose is not null or child_id is not null or educator_id is not null or happened_at is not null or withdrawn),
  foreign key (practice_id, entry_id, guardian_id, family_id)
    references log_entry (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id),
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id)
);
create index log_correction_entry on log_correction (practice_id, entry_id, made_at);
create index log_correction_child on log_correction (practice_id, child_id);
create index log_correction_educator on log_correction (practice_id, educator_id);

create table log_file (
  practice_id uuid not null,
  entry_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  primary key (practice_id, entry_id, file_id),
  foreign key (practice_id, entry_id, guardian_id, family_id)
    references log_entry (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, file_id, guardian_id, family_id) references stored_file (practice_id, id, guardian_id, family_id)
);
create index log_file_file on log_file (practice_id, file_id);

-- Who will do what by when. Nothing moves it but its guardian: silence is never consent.
create table settled_point (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  entry_id uuid,
  educator_id uuid,
  words text not null check (length(words) between 1 and 500),
  -- Who does it; empty is the guardian herself.
  who_words text not null default '' check (length(who_words) <= 200),
  by_day date,
  since_day date,
  state text not null default 'open' check (state in ('open', 'settled', 'remembered differently', 'done')),
  -- The day from which "How is it going?" is offered.
  ask_on date,
  sought text not null,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, entry_id, guardian_id, family_id) references log_entry (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id),
  foreign key (practice_id, educator_id, family_id) references educator (practice_id, id, family_id)
);
create index settled_point_guardian on settled_point (practice_id, guardian_id, state, ask_on);
create index settled_point_family on settled_point (practice_id, family_id);
create index settled_point_entry on settled_point (practice_id, entry_id);
create index settled_point_child on settled_point (practice_id, child_id);
create index settled_point_educator on settled_point (practice_id, educator_id);

-- How a settled point came to be what it is: a line for every version of it, with the wording that held from then on.
create table settled_point_line (
  practice_id uuid not null,
  point_id uuid not null,
  number integer not null check (number >= 1),
  guardian_id uuid not null,
  family_id uuid not null,
  state text not null check (state in ('open', 'settled', 'remembered differently', 'done')),
  point_words text not null check (length(point_words) between 1 and 500),
  by_day date,
  said text not null default '' check (length(said) <= 2000),
  made_at timestamptz not null,
  primary key (practice_id, point_id, number),
  foreign key (practice_id, point_id, guardian_id, family_id)
    references settled_point (practice_id, id, guardian_id, family_id) on delete cascade
);

-- An act of sharing: the whole log (no entry) or one entry, with those who coach the family (no guardian) or with a guardian
-- of it, until it is taken back.
create table log_share (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  entry_id uuid,
  with_guardian_id uuid check (with_guardian_id <> guardian_id),
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, with_guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, entry_id, guardian_id, family_id) references log_entry (practice_id, id, guardian_id, family_id) on delete cascade
);
create unique index log_share_once on log_share (practice_id, guardian_id, entry_id, with_guardian_id) nulls not distinct where until is null;
create index log_share_guardian on log_share (practice_id, guardian_id);
create index log_share_with on log_share (practice_id, with_guardian_id);
create index log_share_entry on log_share (practice_id, entry_id);

-- A chronology that she asked for as PDF; the worker makes it.
create table chronology (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  state text not null default 'waiting' check (state in ('waiting', 'made', 'failed')),
  file_id uuid,
  ordered_at timestamptz not null,
  made_at timestamptz,
  primary key (practice_id, id),
  check ((state = 'made') = (file_id is not null)),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id),
  foreign key (practice_id, file_id, guardian_id, family_id) references stored_file (practice_id, id, guardian_id, family_id)
);
create index chronology_guardian on chronology (practice_id, guardian_id, ordered_at desc);
create index chronology_child on chronology (practice_id, child_id);
create index chronology_file on chronology (practice_id, file_id);

select make_tenant(t) from unnest(array['log_entry', 'log_correction', 'log_file', 'settled_point', 'settled_point_line', 'log_share',
  'chronology']::regclass[]) t;
create trigger walk_arrow before update on settled_point for each row execute function walk_arrow();
create trigger walk_arrow before update on chronology for each row execute function walk_arrow();

-- Nobody rewrites what was written down; only the link to a purged message may be let go by its foreign key.
create function log_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'log_entry' and to_jsonb(new) ->> 'sending_id' is null
     and to_jsonb(new) - 'sending_id' = to_jsonb(old) - 'sending_id' then
    return new;
  end if;
  raise exception 'what was written down is never rewritten' using errcode = 'restrict_violation';
end $$;
create trigger log_stays before update on log_entry for each row execute function log_stays();
create trigger log_stays before update on log_correction for each row execute function log_stays();
create trigger log_stays before update on settled_point_line for each row execute function log_stays();

-- Each version of a point has its line when the transaction ends, so that no change of it goes without history.
create function point_has_line() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from settled_point_line l where l.practice_id = new.practice_id and l.point_id = new.id
      and l.number = new.version and l.state = new.state and l.point_words = new.words) then
    raise exception 'a change of a settled point keeps its line' using errcode = 'check_violation', constraint = 'point_has_line';
  end if;
  return null;
end $$;
create constraint trigger point_has_line after insert or update on settled_point
  deferrable initially deferred for each row execute function point_has_line();

-- Whether the acting coach, owner or other guardian was let in: to the whole log of a guardian, or to one entry of it.
create function log_is_open(of_guardian uuid, of_family uuid, of_entry uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (case ctx_actor()
      when 'guardian' then of_family = ctx_family()
      when 'member' then member_is('owner') or (member_is('coach') and of_family = any (my_families()))
      else false end)
    and exists (select from log_share s
      where s.practice_id = ctx_practice() and s.guardian_id = of_guardian and s.until is null
        and s.with_guardian_id is not distinct from (case when ctx_actor() = 'guardian' then ctx_guardian() end)
        and (s.entry_id is null or s.entry_id = of_entry));
end $$;
-- The names of a family's guardians who have come in, and nothing else of them: with whom a log can be shared, and whose entry it is.
create function log_guardians(of_family uuid) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select g.id, g.name from guardian g
  where g.practice_id = ctx_practice() and g.family_id = of_family and g.person_id is not null
    and (case ctx_actor()
      when 'guardian' then of_family = ctx_family()
      when 'member' then member_is('owner') or (member_is('coach') and of_family = any (my_families()))
      else is_system() end)
$$;
grant execute on function log_is_open(uuid, uuid, uuid) to {{web}};
grant execute on function log_guardians(uuid) to {{web}}, {{worker}};

do $$
declare
  t text;
  open_if text;
begin
  foreach t in array array['log_entry', 'log_correction', 'log_file', 'settled_point', 'settled_point_line'] loop
    open_if := case t when 'log_entry' then 'log_is_open(guardian_id, family_id, id)'
      when 'settled_point_line' then 'exists (select from settled_point p
        where p.practice_id = settled_point_line.practice_id and p.id = settled_point_line.point_id)'
      else 'log_is_open(guardian_id, family_id, entry_id)' end;
    execute format($p$create policy own_or_shared on %I for select to {{web}}
      using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
        or %s))$p$, t, open_if);
    execute format($p$create policy kept on %I for insert to {{web}}
      with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
        and family_id = (select ctx_family()))$p$, t);
    execute format('grant select, insert on %I to {{web}}', t);
  end loop;
  -- What comes in by mail, or leaves at its time, is kept by the worker.
  foreach t in array array['log_entry', 'log_file'] loop
    execute format($p$create policy worker_keeps on %I for insert to {{worker}}
      with check (practice_id = (select ctx_practice()) and (select is_system()))$p$, t);
    execute format('grant insert on %I to {{worker}}', t);
  end loop;
end $$;
create policy own_moves on settled_point for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
grant update on settled_point to {{web}};

-- Whose log is open to whom is known to her who opened it, to him whom it is opened to, and to those who coach the family.
create policy known on log_share for select to {{web}}
  using (practice_id = (select ctx_practice()) and (
    ((select is_guardian()) and (guardian_id = (select ctx_guardian()) or with_guardian_id = (select ctx_guardian())))
    or (with_guardian_id is null and ((select member_is('owner'))
      or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))));
create policy shared on log_share for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()) and until is null);
create policy taken_back on log_share for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
grant select, insert, update on log_share to {{web}};

create policy own on chronology for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy ordered on chronology for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()) and state = 'waiting');
create policy let_go on chronology for delete to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy worker_makes on chronology for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant select, insert, delete on chronology to {{web}};
grant update on chronology to {{worker}};

-- A file that hangs on an entry is read by whoever may read the entry.
create policy with_its_entry on stored_file for select to {{web}}
  using (practice_id = (select ctx_practice()) and exists (
    select from log_file f where f.practice_id = stored_file.practice_id and f.file_id = stored_file.id));

-- Entries and settled points that hold all the words, of one family, as far as the actor may read them. Ids alone come out; the rows
-- are read again under the policies. `words` are folded by the application.
create function log_holding(words text[], of_family uuid) returns table (entry_id uuid, point_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with patterns as (
    select array_agg('%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') as all_of from unnest(words) w),
  logs as (
    select g.id as guardian_id from guardian g where g.practice_id = ctx_practice() and g.family_id = of_family),
  mine as (
    select e.id, e.guardian_id, null::uuid as point_id from logs, patterns, log_entry e
      where e.practice_id = ctx_practice() and e.guardian_id = logs.guardian_id and e.sought like all (patterns.all_of)
    union
    select c.entry_id, c.guardian_id, null from logs, patterns, log_entry e join log_correction c
      on c.practice_id = e.practice_id and c.entry_id = e.id
      where e.practice_id = ctx_practice() and e.guardian_id = logs.guardian_id and e.sought || ' ' || c.sought like all (patterns.all_of)
    union
    select p.entry_id, p.guardian_id, p.id from logs, patterns, settled_point p
      where p.practice_id = ctx_practice() and p.guardian_id = logs.guardian_id and p.sought like all (patterns.all_of))
  select m.id, m.point_id from mine m
  where (is_guardian() and m.guardian_id = ctx_guardian()) or log_is_open(m.guardian_id, of_family, m.id)
  limit 1000
$$;
grant execute on function log_holding(text[], uuid) to {{web}};
