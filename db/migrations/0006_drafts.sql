-- Messages to school. The working text is the guardian's alone; sharing makes a version that the coach
-- reads; what leaves through Alongside is a sending, and under a look-first rule the database lets go
-- only the text that was found ready, to the letter.

create table draft (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  child_id uuid,
  purpose text not null check (purpose in ('introduction', 'concern', 'request', 'good news', 'reply', 'follow-up',
    'evaluation request', 'records request', 'meeting request', 'thank-you', 'absence', 'scheduling')),
  channel text not null default 'email' check (channel in ('email', 'app message', 'note', 'phone script', 'meeting words')),
  state text not null default 'private'
    check (state in ('private', 'shared', 'thoughts', 'looks ready', 'sent', 'answered', 'set aside')),
  -- True from the first share on: the coach may see that it exists, and its shared versions.
  opened boolean not null default false,
  needed_by timestamptz,
  -- About somebody's safety, in her own word: nothing holds it.
  about_safety boolean not null default false,
  shared_at timestamptz,
  sent_at timestamptz,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  foreign key (practice_id, child_id, family_id) references child (practice_id, id, family_id)
);
create index draft_guardian on draft (practice_id, guardian_id, moved_at desc, id);
create index draft_family on draft (practice_id, family_id, moved_at desc, id);
create index draft_waiting on draft (practice_id, family_id, shared_at) where state = 'shared';
create index draft_child on draft (practice_id, child_id);

-- The working text, and the answers of the guided start.
create table draft_text (
  practice_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  recipients jsonb not null default '{"to": [], "cc": []}',
  subject text not null default '' check (length(subject) <= 300),
  body text not null default '' check (length(body) <= 50000),
  started_from jsonb not null default '{}',
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, draft_id),
  foreign key (practice_id, draft_id, guardian_id, family_id)
    references draft (practice_id, id, guardian_id, family_id) on delete cascade
);

-- A version that was shared or sent. `hash` is SHA-256 over recipients, subject and body in the
-- canonical form of app/domain/drafts/message.ts.
create table draft_version (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  number smallint not null check (number >= 1),
  recipients jsonb not null,
  subject text not null check (length(subject) <= 300),
  body text not null check (length(body) between 1 and 50000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  word text not null default '' check (length(word) <= 2000),
  shared boolean not null,
  made_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, draft_id, number),
  unique (practice_id, id, draft_id, guardian_id, family_id),
  foreign key (practice_id, draft_id, guardian_id, family_id)
    references draft (practice_id, id, guardian_id, family_id) on delete cascade
);

-- The coach's reading of one version: a few thoughts, looks ready, or ready with these changes (0013): then `hash` is that of
-- the version with every suggestion of hers in it.
create table draft_look (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  decision text not null check (decision in ('thoughts', 'looks ready', 'ready with changes')),
  hash text not null,
  word text not null default '' check (length(word) <= 20000),
  said_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index draft_look_draft on draft_look (practice_id, draft_id, said_at);
create index draft_look_version on draft_look (practice_id, version_id);
create index draft_look_member on draft_look (practice_id, member_id);

-- A thought beside a passage of a version. The coach's alone until her look is given (`given_at`).
create table draft_thought (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('comment', 'praise')),
  quote text not null default '' check (length(quote) <= 2000),
  prefix text not null default '' check (length(prefix) <= 200),
  suffix text not null default '' check (length(suffix) <= 200),
  start_at integer not null default 0 check (start_at >= 0),
  words text not null default '' check (length(words) <= 5000),
  made_at timestamptz not null,
  given_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create index draft_thought_draft on draft_thought (practice_id, draft_id, made_at);
create index draft_thought_version on draft_thought (practice_id, version_id);
create index draft_thought_member on draft_thought (practice_id, member_id);

-- What should have a look first: the practice's rule for a purpose, and a family's own where it differs.
create table look_rule (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  purpose text not null,
  family_id uuid,
  look_first boolean not null,
  primary key (practice_id, id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade
);
create unique index look_rule_once on look_rule (practice_id, purpose, family_id) nulls not distinct;
create index look_rule_family on look_rule (practice_id, family_id);

-- How a message left: through Alongside, or said to be sent from her own hands.
create table draft_sending (
  practice_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  version_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  way text not null check (way in ('alongside', 'said to be sent')),
  hash text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'taken back')),
  due_at timestamptz not null,
  sent_at timestamptz,
  problem text not null default '',
  -- She lets the coach read what went out without a look; never assumed.
  shared boolean not null default false,
  created_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade
);
create unique index draft_sending_once on draft_sending (practice_id, draft_id) where state in ('waiting', 'sent') and way = 'alongside';
create index draft_sending_draft on draft_sending (practice_id, draft_id);
create index draft_sending_version on draft_sending (practice_id, version_id);
create index draft_sending_family on draft_sending (practice_id, family_id, created_at desc);

-- By default new concerns, requests and formal letters have a look first (product.md, "States"), by the
-- same list as app/domain/drafts/draft.ts. Word of an absence is never held.
create function looks_first(of_purpose text, of_family uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select of_purpose <> 'absence' and coalesce(
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id = of_family),
    (select r.look_first from look_rule r where r.practice_id = ctx_practice() and r.purpose = of_purpose and r.family_id is null),
    of_purpose in ('concern', 'request', 'meeting request', 'evaluation request', 'records request'))
$$;
grant execute on function looks_first(text, uuid) to {{web}}, {{worker}};

-- What was found ready is the version that was looked at, shared and to the letter: her look carries its hash. With changes it
-- is another text than that version; what leaves is held against both by found_ready_with_changes (0013).
create function look_is_of_its_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from draft_version v where v.practice_id = new.practice_id and v.id = new.version_id
      and v.shared and (v.hash = new.hash) = (new.decision <> 'ready with changes')) then
    raise exception 'a look carries the hash of the shared version that it is about' using errcode = 'check_violation',
      constraint = 'look_is_of_its_version';
  end if;
  return null;
end $$;
create trigger look_is_of_its_version after insert on draft_look for each row execute function look_is_of_its_version();

create function sending_was_found_ready() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  v draft_version;
  d draft;
begin
  select * into v from draft_version x where x.practice_id = new.practice_id and x.id = new.version_id;
  if v.hash <> new.hash then
    raise exception 'a sending carries the hash of its version' using errcode = 'check_violation', constraint = 'sending_is_its_version';
  end if;
  if new.way = 'alongside' then
    select * into d from draft x where x.practice_id = new.practice_id and x.id = new.draft_id;
    if looks_first(d.purpose, new.family_id) and not d.about_safety and not exists (
      select from draft_look l where l.practice_id = new.practice_id and l.draft_id = new.draft_id
        and l.decision = 'looks ready' and l.hash = new.hash)
      and not found_ready_with_changes(new.practice_id, new.version_id) then
      raise exception 'this text was not found ready' using errcode = 'check_violation', constraint = 'sending_was_found_ready';
    end if;
  end if;
  return new;
end $$;
create trigger sending_was_found_ready before insert on draft_sending for each row execute function sending_was_found_ready();

select make_tenant(t) from unnest(array['draft', 'draft_text', 'draft_version', 'draft_look', 'draft_thought', 'look_rule',
  'draft_sending']::regclass[]) t;
create trigger walk_arrow before update on draft for each row execute function walk_arrow();
create trigger walk_arrow before update on draft_sending for each row execute function walk_arrow();

-- A version, once made, is what it is.
create function version_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'a version of a message is never rewritten' using errcode = 'restrict_violation';
end $$;
create trigger version_stays before update on draft_version for each row execute function version_stays();

create policy own_or_opened on draft for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (opened and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))));
create policy begun on draft for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and state = 'private' and not opened
    and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()));
create policy moved on draft for update to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (opened and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))))
  with check (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (opened and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))));
grant select, insert, update on draft to {{web}};

create policy own on draft_text for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, update, delete on draft_text to {{web}};
-- Hers alone: not even the worker reads what is not shared.
drop policy worker_reads on draft_text;

create policy own_or_shared on draft_version for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (shared and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))));
create policy made on draft_version for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
-- What was shared may be taken back while nobody has opened it.
create function version_is_unread(version uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from draft_look l where l.practice_id = ctx_practice() and l.version_id = version)
    and not exists (select from draft_sending s where s.practice_id = ctx_practice() and s.version_id = version)
    and not exists (select from audit a where a.practice_id = ctx_practice() and a.about_id = version and a.verb = 'read')
$$;
grant execute on function version_is_unread(uuid) to {{web}};
create policy taken_back on draft_version for delete to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and version_is_unread(id));
grant select, insert, delete on draft_version to {{web}};

create policy given on draft_look for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy said on draft_look for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert on draft_look to {{web}};

create policy given on draft_thought for select to {{web}}
  using (practice_id = (select ctx_practice())
    and (((select is_guardian()) and guardian_id = (select ctx_guardian()) and given_at is not null)
    or (select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy said on draft_thought for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy mended on draft_thought for update to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and given_at is null and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and member_id = (select ctx_member()));
create policy removed on draft_thought for delete to {{web}}
  using (practice_id = (select ctx_practice()) and member_id = (select ctx_member()) and given_at is null and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update, delete on draft_thought to {{web}};

create policy known on look_rule for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'coach'))
    or ((select is_guardian()) and (family_id is null or family_id = (select ctx_family())))));
create policy owner_sets on look_rule for all to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update, delete on look_rule to {{web}};

create policy own_or_shared on draft_sending for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or (shared and ((select member_is('owner')) or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))));
create policy sent on draft_sending for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and ((way = 'alongside' and state = 'waiting') or (way = 'said to be sent' and state = 'sent')));
create policy taken_back on draft_sending for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy worker_sends on draft_sending for update to {{worker}}
  using (practice_id = (select ctx_practice()) and (select is_system()))
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant select, insert, update on draft_sending to {{web}};
grant update on draft_sending to {{worker}};
