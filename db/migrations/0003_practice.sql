-- A practice, its members, and how people come into it.

create table practice (
  practice_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  zone text not null check (length(zone) between 1 and 60),
  purge_days smallint not null default 60 check (purge_days between 1 and 3650),
  created_at timestamptz not null
);
alter table identity.practice_handle add foreign key (practice_id) references practice (practice_id) on delete cascade;

create table member (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  person_id uuid not null references identity.person (id),
  name text not null check (length(name) between 1 and 200),
  roles text[] not null check (roles <@ array['owner', 'coach', 'assistant'] and cardinality(roles) >= 1),
  state text not null default 'active' check (state in ('active', 'suspended')),
  -- Her promise of one working day is counted in these hours, local to `zone`.
  zone text not null,
  workdays smallint[] not null default '{1,2,3,4,5}',
  day_starts time not null default '08:30',
  day_ends time not null default '17:00',
  single_keys boolean not null default true,
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, person_id),
  check (day_starts < day_ends)
);
create index member_person on member (person_id);

create table family (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  state text not null default 'active' check (state in ('inquiry', 'not begun', 'active', 'past', 'set aside')),
  -- Sorted and searched by these: accents and capitals folded by the application. The family's own names stand apart
  -- from those with its teachers, whom an assistant does not see. Nobody reads what a family is found by: families_holding does.
  name_folded text not null,
  found_by_family text not null,
  found_by text not null,
  last_heard_at timestamptz,
  -- The same without gaps, so that pages by key can go on from a family that was never heard from.
  heard_key timestamptz not null generated always as (coalesce(last_heard_at, '-infinity'::timestamptz)) stored,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id)
);
create index family_by_name on family (practice_id, state, name_folded, id);
create index family_by_heard on family (practice_id, state, heard_key, id);
create index family_all_by_name on family (practice_id, name_folded, id);
create index family_all_by_heard on family (practice_id, heard_key, id);
create index family_found_by on family using gin (practice_id, found_by gin_trgm_ops);
create index family_found_by_family on family using gin (practice_id, found_by_family gin_trgm_ops);

-- Who coaches a family. A handed-over family leaves the row behind, ended.
create table family_coach (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, member_id) references member (practice_id, id)
);
create unique index family_coach_now on family_coach (practice_id, family_id, member_id) where until is null;
create index family_coach_member on family_coach (practice_id, member_id) where until is null;

create table household (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade
);
create index household_family on household (practice_id, family_id);

create table guardian (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  household_id uuid not null,
  person_id uuid references identity.person (id),
  name text not null check (length(name) between 1 and 200),
  relationship text not null default '' check (length(relationship) <= 200),
  language text not null default 'English' check (length(language) between 1 and 60),
  zone text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (practice_id, id),
  unique (practice_id, id, family_id),
  foreign key (practice_id, family_id) references family (practice_id, id) on delete cascade,
  foreign key (practice_id, household_id, family_id) references household (practice_id, id, family_id)
);
create unique index guardian_once on guardian (practice_id, family_id, person_id) where person_id is not null;
create index guardian_family on guardian (practice_id, family_id);
create index guardian_household on guardian (practice_id, household_id);
create index guardian_person on guardian (person_id);

-- Apart from the guardian, so that the other home never sees an address.
create table guardian_contact (
  practice_id uuid not null,
  guardian_id uuid not null,
  family_id uuid not null,
  email text not null default '' check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 60),
  address text not null default '' check (length(address) <= 500),
  primary key (practice_id, guardian_id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index guardian_contact_family on guardian_contact (practice_id, family_id);

-- Her yes on the first visit: to which wording, and who could read on that day.
create table consent (
  practice_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  guardian_id uuid not null,
  wording text not null,
  readers text[] not null,
  agreed_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade
);
create index consent_guardian on consent (practice_id, guardian_id);

-- An email link that works once and expires: to be a member, or to be a guardian of one family.
create table invitation (
  practice_id uuid not null references practice (practice_id) on delete cascade,
  id uuid not null,
  family_id uuid,
  guardian_id uuid,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  roles text[] not null default '{}' check (roles <@ array['owner', 'coach', 'assistant']),
  invited_by uuid not null,
  version integer not null default 1,
  link_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, invited_by) references member (practice_id, id),
  foreign key (practice_id, guardian_id, family_id) references guardian (practice_id, id, family_id) on delete cascade,
  check ((guardian_id is null) = (cardinality(roles) >= 1)),
  check ((guardian_id is null) = (family_id is null))
);
-- Looked up before the practice is known; 128 random bits need no constraint to be unique.
create index invitation_link on invitation (link_hash);
create unique index invitation_open_guardian on invitation (practice_id, guardian_id)
  where accepted_at is null and withdrawn_at is null;
create unique index invitation_open_member on invitation (practice_id, email)
  where guardian_id is null and accepted_at is null and withdrawn_at is null;
create index invitation_invited_by on invitation (practice_id, invited_by);

select make_tenant(t) from unnest(array['practice', 'member', 'family', 'family_coach', 'household', 'guardian',
  'guardian_contact', 'consent', 'invitation']::regclass[]) t;
create trigger walk_arrow before update on family for each row execute function walk_arrow();
create trigger walk_arrow before update on member for each row execute function walk_arrow();

-- The families that the actor is with: a coach's own, or a guardian's one. Read once a statement.
create function my_families() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select case ctx_actor()
    when 'guardian' then array[ctx_family()]
    when 'member' then coalesce((
      select array_agg(c.family_id) from family_coach c
      where c.practice_id = ctx_practice() and c.member_id = ctx_member() and c.until is null), '{}')
    else '{}'::uuid[] end
$$;
-- The guardians of the actor's own household.
create function my_household() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(o.id), '{}') from guardian g
  join guardian o on o.practice_id = g.practice_id and o.household_id = g.household_id
  where ctx_actor() = 'guardian' and g.practice_id = ctx_practice() and g.id = ctx_guardian()
$$;
-- A family that nobody coaches yet may be taken on by the coach who has just made it.
create function family_is_untaken(family uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select from family_coach c where c.practice_id = ctx_practice() and c.family_id = family)
$$;
grant execute on function my_families(), my_household(), family_is_untaken(uuid) to {{web}};

-- How a guardian reaches those who coach her family, or, while nobody does, the owners.
create function mail_of_coaches() returns table (member_id uuid, email text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with near as (
    select m.id, m.person_id, exists (select from family_coach c where c.practice_id = m.practice_id
      and c.family_id = ctx_family() and c.member_id = m.id and c.until is null) as coaches
    from member m where m.practice_id = ctx_practice() and m.state = 'active' and ctx_actor() = 'guardian')
  select n.id, p.email from near n join identity.person p on p.id = n.person_id
  where n.coaches or (not exists (select from near o where o.coaches)
    and exists (select from member m where m.practice_id = ctx_practice() and m.id = n.id and m.roles @> array['owner']))
$$;
grant execute on function mail_of_coaches() to {{web}};

create policy inside on practice for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) in ('member', 'guardian'));
create policy owner_changes on practice for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select, update on practice to {{web}};

-- Names of the practice's people are known to all in it; a guardian must know who can read.
create policy inside on member for select to {{web}}
  using (practice_id = (select ctx_practice()) and (select ctx_actor()) in ('member', 'guardian'));
create policy owner_or_self_changes on member for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner')) or id = (select ctx_member())))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner')) or id = (select ctx_member())));
grant select, update on member to {{web}};
-- A member changes her own hours, never her own roles or state.
create function member_keeps_rights() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- An accepted invitation may add a role: it runs with the rights of the table's owner, after an owner asked for it.
  if ctx_actor() is not null and not member_is('owner')
     and current_user::text <> (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid)
     and (new.roles, new.state) is distinct from (old.roles, old.state) then
    raise exception 'only an owner changes rights' using errcode = 'insufficient_privilege';
  end if;
  if (old.roles @> array['owner'] and old.state = 'active') and not (new.roles @> array['owner'] and new.state = 'active') then
    -- Two owners who suspend each other at the same moment take turns here, and the second one is refused.
    perform pg_advisory_xact_lock(hashtextextended('owners of ' || old.practice_id, 0));
    if not exists (select from member m where m.practice_id = old.practice_id and m.id <> old.id and m.roles @> array['owner'] and m.state = 'active') then
      raise exception 'a practice keeps an owner' using errcode = 'check_violation', constraint = 'member_last_owner';
    end if;
  end if;
  return new;
end $$;
create trigger member_keeps_rights before update on member for each row execute function member_keeps_rights();

create policy with_it on family for select to {{web}}
  using (practice_id = (select ctx_practice())
    and ((select member_is('owner', 'assistant')) or id = any ((select my_families())::uuid[])));
create policy taken_on on family for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select member_is('owner', 'coach')));
create policy coached on family for update to {{web}}
  using (practice_id = (select ctx_practice())
    and ((select member_is('owner')) or ((select member_is('coach')) and id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()));
-- A guardian's sharing moves "last heard"; nothing else of the family is hers to change.
create function family_heard(at timestamptz) returns void language sql security definer set search_path = pg_catalog, public as $$
  update family f set last_heard_at = greatest(f.last_heard_at, at)
  where f.practice_id = ctx_practice() and f.id = ctx_family() and ctx_actor() = 'guardian'
$$;
grant execute on function family_heard(timestamptz) to {{web}};
grant select (practice_id, id, name, state, name_folded, last_heard_at, heard_key, created_at, version), insert, update
  on family to {{web}};

create policy with_it on family_coach for select to {{web}}
  using (practice_id = (select ctx_practice())
    and ((select member_is('owner', 'assistant')) or family_id = any ((select my_families())::uuid[])));
create policy assigned on family_coach for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and member_id = (select ctx_member()) and family_is_untaken(family_id))));
create policy handed_over on family_coach for update to {{web}}
  using (practice_id = (select ctx_practice()) and (select member_is('owner')))
  with check (practice_id = (select ctx_practice()) and (select member_is('owner')));
grant select, insert, update on family_coach to {{web}};

create policy with_it on household for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and exists (select from guardian g where g.practice_id = household.practice_id
        and g.household_id = household.id and g.id = (select ctx_guardian())))));
create policy coached on household for all to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update, delete on household to {{web}};

create policy with_it on guardian for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and id = any ((select my_household())::uuid[]))));
create policy coached on guardian for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and person_id is null and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy coached_or_self on guardian for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and id = (select ctx_guardian()) and family_id = (select ctx_family()))));
grant select, insert, update on guardian to {{web}};
create policy with_it on guardian_contact for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner', 'assistant'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy kept on guardian_contact for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy mended on guardian_contact for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()))));
grant select, insert, update on guardian_contact to {{web}};

create policy own on consent for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))
    or ((select is_guardian()) and guardian_id = (select ctx_guardian()))));
create policy given on consent for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and (select is_guardian())
    and guardian_id = (select ctx_guardian()) and family_id = (select ctx_family()));
grant select, insert on consent to {{web}};

create policy seen on invitation for select to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy written on invitation for insert to {{web}}
  with check (practice_id = (select ctx_practice()) and invited_by = (select ctx_member()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
create policy again_or_withdrawn on invitation for update to {{web}}
  using (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))))
  with check (practice_id = (select ctx_practice()) and ((select member_is('owner'))
    or ((select member_is('coach')) and family_id = any ((select my_families())::uuid[]))));
grant select, insert, update on invitation to {{web}};

-- A search that may use an index: the families whose names, children or teachers hold all of the words,
-- for the viewer in the context; the rows are read again under the policies. At most 500. By a teacher's name only
-- those find who see the teachers' cards.
create function families_holding(words text[]) returns table (family_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.id from family f
  where f.practice_id = ctx_practice()
    and (member_is('owner', 'assistant') or f.id = any (my_families()))
    and ctx_actor() = 'member'
    and (select bool_and(case when member_is('owner') or (member_is('coach') and f.id = any (my_families()))
      then f.found_by else f.found_by_family end
      like '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') from unnest(words) w)
  limit 500
$$;
grant execute on function families_holding(text[]) to {{web}};

-- Coming in -------------------------------------------------------------------------------------------

-- A person founds a practice and is its first owner and coach.
create function identity.found_practice(new_practice uuid, handle text, name text, zone text, new_member uuid, person uuid, person_name text)
  returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  free text := found_practice.handle;
  n integer := 1;
begin
  insert into practice (practice_id, name, zone, created_at) values (new_practice, found_practice.name, found_practice.zone, app_now());
  loop
    begin
      insert into identity.practice_handle (handle, practice_id) values (free, new_practice);
      exit;
    exception when unique_violation then
      n := n + 1;
      free := found_practice.handle || '-' || n;
    end;
  end loop;
  insert into member (practice_id, id, person_id, name, roles, zone, created_at)
  values (new_practice, new_member, person, person_name, '{owner,coach}', found_practice.zone, app_now());
  return free;
end $$;

-- An invitation still works while nobody took it up, withdrew it or let it grow old, and while who sent it may still invite:
-- an active member, and for the practice itself an owner. A suspended owner's link must not let her in again.
create function identity.invitation_works(i invitation) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select i.accepted_at is null and i.withdrawn_at is null and i.expires_at > app_now()
    and exists (select from member m where m.practice_id = i.practice_id and m.id = i.invited_by and m.state = 'active'
      and (i.guardian_id is not null or m.roles @> array['owner']))
$$;

-- What an invitation says before it is accepted; nothing when it no longer works.
create function identity.invitation_at(link_hash bytea) returns table (practice_name text, invited_by text, name text, email text, roles text[], child text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.name, m.name, i.name, i.email, i.roles, null::text
  from invitation i join practice p using (practice_id)
  join member m on m.practice_id = i.practice_id and m.id = i.invited_by
  where i.link_hash = invitation_at.link_hash and identity.invitation_works(i)
$$;

-- Accepts once: the first of any that arrive together wins. Makes the person if the address is new,
-- gives back who came in and where to, or nothing. What it changes stands in the audit under her who accepts.
create function identity.accept_invitation(link_hash bytea, new_person uuid, new_member uuid)
  returns table (person_id uuid, handle text, family_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  i invitation;
  who uuid;
  actor text := ctx_actor();
  person text := current_setting('app.person', true);
begin
  select * into i from invitation v
   where v.link_hash = accept_invitation.link_hash for update;
  if i.id is null or not identity.invitation_works(i) then return; end if;
  who := identity.person_at(new_person, i.email, i.name);
  -- Somebody is guardian of this place already, or this person of another place in the same family.
  if i.guardian_id is not null and exists (select from guardian g where g.practice_id = i.practice_id
      and ((g.id = i.guardian_id and g.person_id is not null) or (g.family_id = i.family_id and g.person_id = who))) then
    return;
  end if;
  perform set_config('app.actor', case when i.guardian_id is null then 'member' else 'guardian' end, true),
          set_config('app.person', who::text, true);
  update invitation v set accepted_at = app_now() where v.practice_id = i.practice_id and v.id = i.id;
  if i.guardian_id is not null then
    update guardian g set person_id = who where g.practice_id = i.practice_id and g.id = i.guardian_id;
    update family f set state = 'active' where f.practice_id = i.practice_id and f.id = i.family_id and f.state = 'not begun';
  else
    insert into member (practice_id, id, person_id, name, roles, zone, created_at)
    select i.practice_id, new_member, who, i.name, i.roles, p.zone, app_now() from practice p where p.practice_id = i.practice_id
    on conflict on constraint member_practice_id_person_id_key do update
      set roles = array(select distinct unnest(member.roles || excluded.roles));
  end if;
  perform set_config('app.actor', coalesce(actor, ''), true), set_config('app.person', coalesce(person, ''), true);
  return query select who, h.handle, i.family_id from identity.practice_handle h where h.practice_id = i.practice_id;
end $$;

-- Who stands behind a session, in one query: the person, and, when a practice and family are named in
-- the URL, as whom they may act there. Touches "last seen" at most every five minutes.
create function identity.recognise(token_hash bytea, handle text, family uuid)
  returns table (session_id uuid, person_id uuid, person_name text, email text, practice_id uuid, practice_name text,
    practice_zone text, member_id uuid, member_name text, member_zone text, roles text[], single_keys boolean,
    guardian_id uuid, guardian_name text, guardian_zone text, guardian_language text, family_id uuid, agreed boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  s identity.session;
begin
  select * into s from identity.session x where x.token_hash = recognise.token_hash;
  if s.id is null or not identity.session_lives(s) then return; end if;
  if s.last_seen_at < app_now() - interval '5 minutes' then
    update identity.session x set last_seen_at = app_now() where x.id = s.id;
  end if;
  return query
  select s.id, p.id, p.name, p.email, pr.practice_id, pr.name, pr.zone,
    m.id, m.name, m.zone, m.roles, m.single_keys, g.id, g.name, g.zone, g.language, g.family_id,
    exists (select from consent c where c.practice_id = g.practice_id and c.guardian_id = g.id)
  from identity.person p
  left join identity.practice_handle h on h.handle = recognise.handle
  left join practice pr on pr.practice_id = h.practice_id
  left join member m on m.practice_id = pr.practice_id and m.person_id = p.id and m.state = 'active'
  left join guardian g on g.practice_id = pr.practice_id and g.family_id = recognise.family and g.person_id = p.id
  where p.id = s.person_id;
end $$;

grant execute on function
  identity.found_practice(uuid, text, text, text, uuid, uuid, text), identity.invitation_at(bytea),
  identity.accept_invitation(bytea, uuid, uuid), identity.recognise(bytea, text, uuid) to {{web}};

-- For the worker as system(practice): the login address of a person who belongs to the practice, and the
-- practice's name in its URLs.
create function identity.address_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.email from identity.person p
  where p.id = person and is_system() and (
    exists (select from member m where m.practice_id = ctx_practice() and m.person_id = p.id)
    or exists (select from guardian g where g.practice_id = ctx_practice() and g.person_id = p.id))
$$;
create function identity.handle_of_practice() returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.handle from identity.practice_handle h where h.practice_id = ctx_practice() and is_system()
$$;
grant execute on function identity.address_of(uuid), identity.handle_of_practice() to {{worker}};
