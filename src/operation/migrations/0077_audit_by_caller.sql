-- The operation stands in the index itself, so that leaving sales out does not need the row.
drop index operation_log_by_caller;
create index operation_log_by_caller on operation_log (club_id, caller_id, id, operation) where operation <> 'sales.record';
