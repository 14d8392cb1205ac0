-- One row per month of the logs and actor in it of whom more is known than the key that
-- the log has: the person, by the people exports, or that it is a robot.
select
    month,
    word                                         as actor_key,
    person_id,
    robot_keys.person_key is not null            as is_robot,
from marts.log_words
left join marts.person_keys on person_keys.person_key = word
left join marts.robot_keys on robot_keys.person_key = word
where kind = 'actor' and (person_id is not null or robot_keys.person_key is not null)
