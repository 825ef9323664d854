-- Who a person is. The web process reaches these tables only through the functions below; each
-- is a SECURITY DEFINER with a pinned search_path and says in one line what it is for.

create table identity.person (
  id uuid primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  password_set_at timestamptz,
  created_at timestamptz not null
);

-- An opaque token lives in the cookie; only its SHA-256 lives here.
create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.person (id) on delete cascade,
  device text not null,
  network text not null,
  -- What the person proved herself with: a mail that reached her, or her password.
  proof text not null default 'mail' check (proof in ('mail', 'password')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on identity.session (person_id) where ended_at is null;

-- A code and a link that work once: sign-in, sign-up, and a new password. The row is also the
-- order to the worker to send the mail; for an unknown address nothing is sent, at the same cost.
create table identity.one_time_token (
  id uuid primary key,
  kind text not null check (kind in ('sign-in', 'sign-up', 'new password')),
  email text not null,
  person_id uuid references identity.person (id) on delete cascade,
  asked jsonb not null default '{}',
  code_hash bytea not null,
  link_hash bytea not null unique,
  browser_hash bytea not null,
  tries smallint not null default 0 check (tries between 0 and 5),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  mailed_at timestamptz
);
create index one_time_token_person on identity.one_time_token (person_id);

create unlogged table identity.throttle (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);

-- The name of a practice in its URLs.
create table identity.practice_handle (
  handle text primary key check (handle ~ '^[a-z0-9](-?[a-z0-9])*$' and length(handle) between 2 and 60),
  practice_id uuid not null unique
);

-- Sessions end after 30 days unused and 180 days at most.
create function identity.session_lives(s identity.session) returns boolean language sql stable
  set search_path = pg_catalog, public as $$
  select s.ended_at is null and s.last_seen_at > app_now() - interval '30 days' and s.created_at > app_now() - interval '180 days'
$$;

-- Counts one try against `what` and says whether it is within `allowed` per window.
create function identity.within_limit(what text, allowed integer, per interval) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  start timestamptz := date_bin(per, app_now(), timestamptz '2020-01-01');
  tries integer;
begin
  insert into identity.throttle as t values (what, start, 1)
    on conflict on constraint throttle_pkey do update set count = t.count + 1 returning t.count into tries;
  if tries = 1 then delete from identity.throttle t where t.key = what and t.window_start < start; end if;
  return tries <= allowed;
end $$;

-- Writes the order for a code and link, whether or not the address is known, and wakes the worker.
-- A sign-in for an unknown address and a new password for one are kept without a person, and
-- never match when redeemed.
create function identity.ask_for_code(token_id uuid, kind text, email text, asked jsonb,
    code_hash bytea, link_hash bytea, browser_hash bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  insert into identity.one_time_token (id, kind, email, person_id, asked, code_hash, link_hash, browser_hash, created_at, expires_at)
  values (token_id, ask_for_code.kind, ask_for_code.email, (select p.id from identity.person p where p.email = ask_for_code.email),
    ask_for_code.asked, ask_for_code.code_hash, ask_for_code.link_hash, ask_for_code.browser_hash,
    app_now(), app_now() + interval '10 minutes');
  -- Before all other mail: somebody is waiting at the door.
  perform graphile_worker.add_job('send-code', json_build_object('id', token_id), max_attempts := 8, priority := -10);
end $$;

create type identity.redeemed as (id uuid, kind text, email text, person_id uuid, asked jsonb);

-- The code of one asking browser: five tries, ten minutes, once. Nothing comes back on any failure.
create function identity.redeem_code(token_id uuid, browser_hash bytea, code_hash bytea) returns identity.redeemed
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  t identity.one_time_token;
begin
  select * into t from identity.one_time_token o where o.id = token_id for update;
  if t.id is null or t.used_at is not null or t.expires_at <= app_now() or t.tries >= 5 then return null; end if;
  if t.browser_hash <> redeem_code.browser_hash or t.code_hash <> redeem_code.code_hash
     or (t.kind <> 'sign-up' and t.person_id is null) then
    update identity.one_time_token o set tries = o.tries + 1 where o.id = token_id;
    return null;
  end if;
  update identity.one_time_token o set used_at = app_now() where o.id = token_id;
  return (t.id, t.kind, t.email, t.person_id, t.asked)::identity.redeemed;
end $$;

-- What one browser asked for, so that its page can say where the code went and have another sent. Kept in
-- reach for an hour; what comes back is only what this browser typed itself, and whether the code may still be tried.
create function identity.code_asked(token_id uuid, browser_hash bytea)
  returns table (kind text, email text, asked jsonb, works boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.kind, o.email, o.asked, o.used_at is null and o.tries < 5 and o.expires_at > app_now()
  from identity.one_time_token o
  where o.id = token_id and o.browser_hash = code_asked.browser_hash and o.created_at > app_now() - interval '1 hour'
$$;

-- The link of a mail: once, ten minutes.
create function identity.redeem_link(link_hash bytea) returns identity.redeemed
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  t identity.one_time_token;
begin
  update identity.one_time_token o set used_at = app_now()
   where o.link_hash = redeem_link.link_hash and o.used_at is null and o.expires_at > app_now()
     and (o.kind = 'sign-up' or o.person_id is not null)
  returning * into t;
  if t.id is null then return null; end if;
  return (t.id, t.kind, t.email, t.person_id, t.asked)::identity.redeemed;
end $$;

-- What a link is for, so that the page can say it before anything is redeemed. Null when it no longer works.
create function identity.link_is_for(link_hash bytea) returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.kind from identity.one_time_token o
  where o.link_hash = link_is_for.link_hash and o.used_at is null and o.expires_at > app_now()
$$;

-- The person behind an address that has just proved itself, made if new.
create function identity.person_at(new_id uuid, email text, name text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  found uuid;
begin
  insert into identity.person (id, email, name, created_at) values (new_id, person_at.email, person_at.name, app_now())
    on conflict on constraint person_email_key do nothing;
  select p.id into found from identity.person p where p.email = person_at.email;
  return found;
end $$;

create function identity.open_session(session_id uuid, token_hash bytea, person uuid, device text, network text,
    proof text default 'mail') returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  insert into identity.session (id, token_hash, person_id, device, network, proof, created_at, last_seen_at)
  values (session_id, token_hash, person, left(device, 200), left(network, 60), proof, app_now(), app_now())
$$;

create function identity.end_session(token_hash bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update identity.session s set ended_at = app_now() where s.token_hash = end_session.token_hash and s.ended_at is null
$$;

-- A person's own sessions: listed, and ended one by one or all but one. The person comes from the context.
create function identity.my_sessions() returns table (id uuid, device text, network text, proof text, created_at timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.device, s.network, s.proof, s.created_at, s.last_seen_at from identity.session s
  where s.person_id = ctx_person() and identity.session_lives(s) order by s.last_seen_at desc
$$;
create function identity.end_my_session(session_id uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with ended as (update identity.session s set ended_at = app_now()
    where s.id = session_id and s.person_id = ctx_person() and s.ended_at is null returning 1)
  select exists (select from ended)
$$;
create function identity.end_my_other_sessions(keep uuid) returns integer
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with ended as (update identity.session s set ended_at = app_now()
    where s.person_id = ctx_person() and s.id is distinct from keep and s.ended_at is null returning 1)
  select count(*)::integer from ended
$$;

create function identity.password_at(email text) returns table (person_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.password_hash from identity.person p where p.email = password_at.email
$$;
-- Sets (or, with null, removes) the password of the person in the context and ends every other session.
create function identity.set_my_password(password_hash text, keep_session uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update identity.person p set password_hash = set_my_password.password_hash, password_set_at = app_now() where p.id = ctx_person();
  update identity.session s set ended_at = app_now()
   where s.person_id = ctx_person() and s.id is distinct from keep_session and s.ended_at is null;
end $$;
create function identity.me() returns table (id uuid, email text, name text, has_password boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.email, p.name, p.password_hash is not null from identity.person p where p.id = ctx_person()
$$;
-- A member is called in her practices what she calls herself; a guardian's name belongs to her family's page.
create function identity.rename_me(name text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update identity.person p set name = rename_me.name where p.id = ctx_person();
  update member m set name = rename_me.name where m.person_id = ctx_person();
end $$;

-- For the worker: the mail that a token orders (nothing when there is nobody to write to), and that it went out.
create function identity.code_to_mail(token_id uuid) returns table (id uuid, kind text, email text, name text, known boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.kind, o.email, p.name, p.id is not null
  from identity.one_time_token o left join identity.person p on p.id = o.person_id
  where o.id = token_id and o.used_at is null and o.mailed_at is null and o.expires_at > app_now()
    and (o.kind = 'sign-up' or p.id is not null)
$$;
create function identity.code_mailed(token_id uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update identity.one_time_token o set mailed_at = app_now() where o.id = token_id
$$;
-- For the worker: what no rule needs any more goes after two days; a code has long expired by then.
create function identity.purge() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  delete from identity.throttle t where t.window_start < app_now() - interval '2 days';
  delete from identity.one_time_token o where o.created_at < app_now() - interval '2 days';
end $$;

grant execute on function
  identity.within_limit(text, integer, interval),
  identity.ask_for_code(uuid, text, text, jsonb, bytea, bytea, bytea),
  identity.redeem_code(uuid, bytea, bytea), identity.code_asked(uuid, bytea), identity.redeem_link(bytea), identity.link_is_for(bytea),
  identity.person_at(uuid, text, text), identity.open_session(uuid, bytea, uuid, text, text, text), identity.end_session(bytea),
  identity.my_sessions(), identity.end_my_session(uuid), identity.end_my_other_sessions(uuid),
  identity.password_at(text), identity.set_my_password(text, uuid), identity.me(), identity.rename_me(text)
  to {{web}};
grant execute on function identity.code_to_mail(uuid), identity.code_mailed(uuid), identity.purge() to {{worker}};
