CREATE TABLE register (
    id text primary key not null,
    made_ms integer not null
) strict;

CREATE TABLE declaration (
    id text primary key not null,
    kind text not null,
    department text not null,
    -- Given at first publication, never used again.
    reference text unique,
    stage text not null check (stage in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
    -- The text being written; null as soon as it is public.
    body text,
    -- Counts every change, for If-Match.
    version integer not null check (version > 0),
    author text not null,
    -- Why it was given back, as {"fr": …, "en": …}.
    reasons text,
    -- The filer's own identifier: filing twice under it is filing once.
    own_id text,
    changed_ms integer not null,
    unique (department, own_id),
    check (stage in ('published', 'withdrawn') or body is not null),
    check (stage not in ('published', 'withdrawn') or (body is null and reference is not null))
) strict;

CREATE TABLE numbering (
    prefix text not null,
    kind text not null,
    last integer not null check (last > 0),
    primary key (prefix, kind)
) strict;

CREATE TABLE log_leaf (
    idx integer primary key,
    leaf blob not null,
    hash blob not null check (length(hash) = 32),
    reference text,
    made_ms integer not null
) strict;

CREATE INDEX log_leaf_reference on log_leaf (reference, idx);

CREATE TABLE revision (
    reference text not null,
    rev integer not null check (rev > 0),
    kind text not null,
    body text not null,
    seed blob check (length(seed) = 32),
    commitment blob not null check (length(commitment) = 32),
    schema_version text not null,
    approval text not null check (approval in ('review', 'files', 'archive')),
    author text not null,
    approver text not null,
    -- Rule ids of the legal alerts it was published with, as a JSON array.
    legal_alerts text not null,
    published_ms integer not null,
    leaf_idx integer not null unique references log_leaf (idx),
    primary key (reference, rev),
    -- Four eyes: who wrote a reviewed revision never approved it.
    check (approval <> 'review' or author <> approver)
) strict;

CREATE TABLE notice (
    leaf_idx integer primary key references log_leaf (idx),
    reference text not null,
    rev integer not null,
    kind text not null check (kind in ('withdraw')),
    body text not null,
    seed blob not null check (length(seed) = 32),
    made_ms integer not null,
    foreign key (reference, rev) references revision (reference, rev)
) strict;

CREATE INDEX notice_reference on notice (reference);

CREATE TABLE loaded (
    -- 'files', or the prefix of the register it came from.
    origin text not null,
    -- The file's reference, or the row's identifier in its source.
    item text not null,
    reference text not null,
    sha256 blob not null check (length(sha256) = 32),
    rev integer not null,
    primary key (origin, item)
) strict;

CREATE TRIGGER log_leaf_is_append_only_update before update on log_leaf
begin select raise(abort, 'a leaf of the log is never changed'); end;

CREATE TRIGGER log_leaf_is_append_only_delete before delete on log_leaf
begin select raise(abort, 'a leaf of the log is never removed'); end;

CREATE TRIGGER log_leaf_is_contiguous before insert on log_leaf
when new.idx <> (select coalesce(max(idx), -1) + 1 from log_leaf)
begin select raise(abort, 'leaves follow each other without a gap'); end;

CREATE TRIGGER revision_is_immutable before update on revision
begin select raise(abort, 'a revision is never changed'); end;

CREATE TRIGGER revision_is_kept before delete on revision
begin select raise(abort, 'a revision is never removed'); end;

CREATE TRIGGER revision_is_numbered before insert on revision
when new.rev <> (select coalesce(max(rev), 0) + 1 from revision where reference = new.reference)
begin select raise(abort, 'revisions are numbered without a gap'); end;

CREATE TRIGGER notice_is_immutable before update on notice
begin select raise(abort, 'a notice is never changed'); end;

CREATE TRIGGER notice_is_kept before delete on notice
begin select raise(abort, 'a notice is never removed'); end;
