-- What was sent to phones of no member is found by its age, to be emptied a day later.
create index messages_message_strangers_at on messages_message (club_id, at) where member_id = 0 and mobile is not null;
