create schema if not exists documents;

create table documents.document (
    id            uuid primary key,
    code          text not null constraint code_is_given_once unique constraint code_is_128_bits check (code ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    kind          text not null check (kind in ('call', 'agenda', 'attendance', 'ballot', 'minutes', 'decision', 'letter', 'other')),
    language      text not null check (language in ('tr', 'en', 'ar')),
    subject       uuid not null,
    number        text,
    day           date not null,
    pdf           uuid not null,
    pdf_sha256    text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
    docx          uuid not null,
    docx_sha256   text not null check (docx_sha256 ~ '^[0-9a-f]{64}$'),
    issued_at     timestamptz not null,
    withdrawn_at  timestamptz,
    superseded_at timestamptz
);
comment on table documents.document is 'A paper that was issued: what it is, its code and digests. What it says lies in its files; no name stands here.';
create index document_about on documents.document (subject, issued_at desc);
create index document_by_pdf on documents.document (pdf_sha256);
create index document_by_docx on documents.document (docx_sha256);
create index document_of_pdf_file on documents.document (pdf);
create index document_of_docx_file on documents.document (docx);

-- What was issued is what it was: only its end may be written later, once.
create function documents.issued_papers_stay_as_they_are() returns trigger language plpgsql as $$
begin
    if (new.id, new.code, new.kind, new.language, new.subject, new.number, new.day, new.pdf, new.pdf_sha256, new.docx, new.docx_sha256, new.issued_at)
       is distinct from
       (old.id, old.code, old.kind, old.language, old.subject, old.number, old.day, old.pdf, old.pdf_sha256, old.docx, old.docx_sha256, old.issued_at)
       or old.withdrawn_at is distinct from new.withdrawn_at and old.withdrawn_at is not null
       or old.superseded_at is distinct from new.superseded_at and old.superseded_at is not null then
        raise exception 'issued papers stay as they are';
    end if;
    return new;
end
$$;
create trigger issued_papers_stay_as_they_are before update on documents.document
    for each row execute function documents.issued_papers_stay_as_they_are();
