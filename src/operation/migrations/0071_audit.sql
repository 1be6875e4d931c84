-- Ways into the log for whoever reads it as an audit. Sales, nine rows in ten, stand in none of them and do not pay for them.
create index operation_log_by_operation on operation_log (club_id, operation, id) where operation <> 'sales.record';
create index operation_log_by_caller on operation_log (club_id, caller_id, id) where operation <> 'sales.record';
