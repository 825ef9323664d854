-- Files that a guardian keeps here: a photo of a note, a report, a letter. The row says what and whose; the bytes lie in the
-- store (app/outside/storage.server.ts) under practice and hash. A file is its guardian's alone until what it hangs on is shared.

create table stored_file (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf', 'text/plain',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  size integer not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, id, guardian_id, family_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index stored_file_guardian on stored_file (practice_id, guardian_id, kept_at desc);
create index stored_file_bytes on stored_file (practice_id, sha256);

-- What hangs on the working text of a message, hers alone.
create table draft_file (
  practice_id uuid not null,
  draft_id uuid not null,
  file_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  added_at timestamptz not null,
  primary key (practice_id, draft_id, file_id),
  foreign key (practice_id, draft_id, guardian_id, family_id)
    references draft (practice_id, id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, file_id, guardian_id, family_id) references stored_file (practice_id, id, guardian_id, family_id)
);
create index draft_file_file on draft_file (practice_id, file_id);

-- What hangs on a version. It is made with the version and never changed; the version's hash is over these, too.
create table version_file (
  practice_id uuid not null,
  version_id uuid not null,
  file_id uuid not null,
  draft_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  place smallint not null check (place >= 0),
  primary key (practice_id, version_id, file_id),
  unique (practice_id, version_id, place),
  foreign key (practice_id, version_id, draft_id, guardian_id, family_id)
    references draft_version (practice_id, id, draft_id, guardian_id, family_id) on delete cascade,
  foreign key (practice_id, file_id, guardian_id, family_id) references stored_file (practice_id, id, guardian_id, family_id)
);
create index version_file_file on version_file (practice_id, file_id);

select make_tenant(t) from unnest(array['stored_file', 'draft_file', 'version_file']::regclass[]) t;

-- A file that was shared with a version is read by whoever reads the version. What else files hang on (the school log) adds a
-- policy of its own.
create policy own on stored_file for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()));
create policy shared_with_a_version on stored_file for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')) and exists (
    select from version_file f where f.practice_id = stored_file.practice_id and f.file_id = stored_file.id));
create policy kept on stored_file for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
create policy worker_keeps on stored_file for insert to {{worker}}
  with check (practice_id = (select ctx_practice()) and (select is_system()));
grant select, insert on stored_file to {{web}};
grant insert on stored_file to {{worker}};

create policy own on draft_file for all to {{web}}
  using (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian()))
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert, delete on draft_file to {{web}};
-- Hers alone, like the working text: not even the worker reads what is not shared.
drop policy worker_reads on draft_file;

create policy with_its_version on version_file for select to {{web}}
  using (practice_id = (select ctx_practice()) and (((select is_guardian()) and guardian_id = (select ctx_guardian()))
    or ((select member_is('owner', 'coach')) and exists (select from draft_version v
      where v.practice_id = version_file.practice_id and v.id = version_file.version_id and v.shared))));
create policy made on version_file for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian()) and guardian_id = (select ctx_guardian())
    and family_id = (select ctx_family()));
grant select, insert on version_file to {{web}};

-- Files that nothing points to a day after they came are let go; whatever table comes to hang files on something, its foreign
-- key to stored_file keeps them. Bytes follow by bytes_unclaimed.
create function let_go_of_files() returns integer language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  pointed_to text;
  gone integer;
begin
  select coalesce(string_agg(format(' and not exists (select from %s r where r.practice_id = f.practice_id and r.%I = f.id)',
      c.conrelid::regclass, a.attname), ''), '') into pointed_to
  from pg_constraint c
  join lateral unnest(c.conkey, c.confkey) as k (mine, theirs) on true
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.mine
  join pg_attribute id on id.attrelid = c.confrelid and id.attnum = k.theirs and id.attname = 'id'
  where c.contype = 'f' and c.confrelid = 'stored_file'::regclass;
  execute 'delete from stored_file f where f.kept_at < app_now() - interval ''1 day''' || pointed_to;
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function let_go_of_files() to {{worker}};

-- Of these keys ("practice/hash"), those that no file has any more: the store's own sweep asks, and learns nothing else.
create function bytes_unclaimed(keys text[]) returns setof text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select k from unnest(keys) k
  where not exists (select from stored_file f
    where f.practice_id = split_part(k, '/', 1)::uuid and f.sha256 = split_part(k, '/', 2))
$$;
grant execute on function bytes_unclaimed(text[]) to {{worker}};
