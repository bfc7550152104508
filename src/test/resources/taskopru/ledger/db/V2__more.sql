alter table ledger.entry add column day date;
