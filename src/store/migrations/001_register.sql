-- What the register is: one row, made with the database.
create table register (
    id text primary key not null,
    made_ms integer not null
) strict;

-- Every record that somebody declares, public or not. A public record's next version is written here too.
create table declaration (
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

-- The last number given to each prefix and kind: numbers are never given twice, even after a withdrawal.
create table numbering (
    prefix text not null,
    kind text not null,
    last integer not null check (last > 0),
    primary key (prefix, kind)
) strict;

create table log_leaf (
    idx integer primary key,
    leaf blob not null,
    hash blob not null check (length(hash) = 32),
    reference text,
    made_ms integer not null
) strict;
create index log_leaf_reference on log_leaf (reference, idx);

create table revision (
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

-- What is said beside a revision: the reason of a withdrawal.
create table notice (
    leaf_idx integer primary key references log_leaf (idx),
    reference text not null,
    rev integer not null,
    kind text not null check (kind in ('withdraw')),
    body text not null,
    seed blob not null check (length(seed) = 32),
    made_ms integer not null,
    foreign key (reference, rev) references revision (reference, rev)
) strict;
create index notice_reference on notice (reference);

-- The file or row a record was last loaded from, so that an unchanged one changes nothing.
create table loaded (
    -- 'files', or the prefix of the register it came from.
    origin text not null,
    -- The file's reference, or the row's identifier in its source.
    item text not null,
    reference text not null,
    sha256 blob not null check (length(sha256) = 32),
    rev integer not null,
    primary key (origin, item)
) strict;

create trigger log_leaf_is_append_only_update before update on log_leaf
begin select raise(abort, 'a leaf of the log is never changed'); end;
create trigger log_leaf_is_append_only_delete before delete on log_leaf
begin select raise(abort, 'a leaf of the log is never removed'); end;
create trigger log_leaf_is_contiguous before insert on log_leaf
when new.idx <> (select coalesce(max(idx), -1) + 1 from log_leaf)
begin select raise(abort, 'leaves follow each other without a gap'); end;
create trigger revision_is_immutable before update on revision
begin select raise(abort, 'a revision is never changed'); end;
create trigger revision_is_kept before delete on revision
begin select raise(abort, 'a revision is never removed'); end;
create trigger revision_is_numbered before insert on revision
when new.rev <> (select coalesce(max(rev), 0) + 1 from revision where reference = new.reference)
begin select raise(abort, 'revisions are numbered without a gap'); end;
create trigger notice_is_immutable before update on notice
begin select raise(abort, 'a notice is never changed'); end;
create trigger notice_is_kept before delete on notice
begin select raise(abort, 'a notice is never removed'); end;
