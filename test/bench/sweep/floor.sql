-- What a sweep finds, counted by kind in one statement over all departments' tables in one database.
-- $1 county, $2 day, $3 day on which ages are counted, $4 term, $5 its first day. school_day has every day up to $2 but
-- free weekends, with how many days of school there were before it and by it. Not counted: ROLL_ROW_REJECTED, since
-- refused rows are sealed; their children are counted as if no row had come.
WITH roll_entry AS (
  SELECT id, person_id, name, birth_date, guardian_name, grade, coalesce(state_date, entry_month) AS since,
         CASE WHEN state_date > $2::date THEN 'ENROLLED' ELSE state END AS state
  FROM enrolment WHERE entry_month <= $2::date
), away AS (
  SELECT enrolment_id, absent_on, kind, lag(kind) OVER earlier AS kind_before,
         taught_before > lag(taught_by) OVER earlier AS was_there_between
  FROM absence JOIN school_day ON day = absent_on
  WINDOW earlier AS (PARTITION BY enrolment_id ORDER BY absent_on)
), numbered AS (
  SELECT enrolment_id, absent_on, kind,
         count(*) FILTER (WHERE kind_before <> 'UNEXCUSED' OR was_there_between)
           OVER (PARTITION BY enrolment_id ORDER BY absent_on) AS run_number
  FROM away
), run AS (
  SELECT enrolment_id, count(*) AS days, max(absent_on) AS until
  FROM numbered WHERE kind = 'UNEXCUSED' GROUP BY enrolment_id, run_number
), ledger AS (
  SELECT person_id, bool_or(returned_on IS NULL OR returned_on > $2::date) AS is_open,
         max(returned_on) FILTER (WHERE returned_on <= $2::date) AS last_return
  FROM dropout_record WHERE found_on <= $2::date GROUP BY person_id
), longest_run AS (
  SELECT enrolment_id, max(days) AS days
  FROM run JOIN roll_entry ON id = enrolment_id LEFT JOIN ledger USING (person_id)
  WHERE last_return IS NULL OR last_return <= until
  GROUP BY enrolment_id
), roll AS (
  SELECT person_id, count(*) FILTER (WHERE state IN ('ENROLLED', 'SUSPENDED')) AS active,
         bool_or(state = 'GRADUATED' AND grade = 9) AS has_finished,
         min(coalesce(days, 0)) FILTER (WHERE state = 'ENROLLED') AS days_away,
         (array_agg(state ORDER BY since DESC))[1] AS latest,
         (array_agg(name ORDER BY since DESC))[1] AS name,
         (array_agg(birth_date ORDER BY since DESC))[1] AS birth_date
  FROM roll_entry LEFT JOIN longest_run ON enrolment_id = id GROUP BY person_id
), residence AS (
  SELECT person_id, bool_or(registered_on <= $2::date AND (cancelled_on IS NULL OR cancelled_on > $2::date)) AS in_force,
         (array_agg(name ORDER BY registered_on DESC))[1] AS name,
         (array_agg(birth_date ORDER BY registered_on DESC))[1] AS birth_date
  FROM residence_registration WHERE township_code LIKE $1 || '%' GROUP BY person_id
), certificate AS (
  SELECT person_id, bool_or(issued_on <= $2::date AND (expires_on IS NULL OR expires_on >= $2::date)) AS is_valid,
         bool_or(expires_on IS NULL OR expires_on >= $5::date) AS is_ground
  FROM disability_certificate GROUP BY person_id
), child AS (
  SELECT person_id, household.state AS household, coalesce(residence.in_force, false) AS lives_here,
         household.person_id IS NOT NULL OR residence.person_id IS NOT NULL AS is_known,
         coalesce(household.state = 'CANCELLED_DECEASED', false) AS is_dead,
         coalesce(roll.active, 0) AS active, roll.latest, roll.days_away, coalesce(ledger.is_open, false) AS is_out,
         coalesce(certificate.is_valid, false) AS is_disabled,
         coalesce(household.name, residence.name, roll.name) AS name,
         coalesce(household.birth_date, residence.birth_date, roll.birth_date) AS birth_date,
         coalesce(roll.has_finished, false) AS has_finished
  FROM (SELECT person_id FROM household_registration UNION SELECT person_id FROM residence
        UNION SELECT person_id FROM roll UNION SELECT person_id FROM ledger) everybody
  LEFT JOIN household_registration household USING (person_id) LEFT JOIN residence USING (person_id)
  LEFT JOIN roll USING (person_id) LEFT JOIN ledger USING (person_id) LEFT JOIN certificate USING (person_id)
), aged AS (
  SELECT *, NOT has_finished AND (birth_date > $3::date - interval '16 years' AND birth_date <= $3::date - interval '6 years'
                                  OR birth_date IS NULL AND is_out) AS is_of_age,
         coalesce(household IN ('NORMAL', 'EMPTY_ENTRY'), false) OR lives_here AS is_here
  FROM child
), whereabouts AS (
  SELECT person_id, CASE
    WHEN is_dead THEN CASE WHEN active > 0 OR is_out OR latest = 'DROPPED_OUT' THEN 'DECEASED_ON_ROLL' END
    WHEN NOT is_of_age THEN NULL
    WHEN is_out OR active = 0 AND latest = 'DROPPED_OUT' THEN 'DROPOUT'
    WHEN days_away >= 20 THEN 'ABSENT_ON_ROLL'
    WHEN days_away >= 5 THEN 'SUSPECTED_DROPOUT'
    WHEN active > 0 THEN NULL
    WHEN latest = 'TRANSFERRED_OUT' THEN 'TRANSFERRED_OUT_UNCONFIRMED'
    WHEN is_known AND NOT is_here OR latest = 'DECEASED' THEN NULL
    WHEN household = 'EMPTY_ENTRY' AND NOT lives_here THEN 'EMPTY_HOUSEHOLD_ENTRY'
    WHEN is_disabled THEN 'DISABLED_NOT_PLACED'
    ELSE 'NOT_ENROLLED' END AS kind
  FROM aged
), examined AS (
  SELECT person_id FROM aged WHERE active > 0 OR is_of_age AND is_here AND NOT is_dead OR is_out
), named AS (
  SELECT person_id, name FROM household_registration UNION SELECT person_id, name FROM residence_registration
  UNION SELECT person_id, name FROM enrolment UNION SELECT person_id, name FROM welfare_record
  UNION SELECT person_id, name FROM disability_certificate UNION SELECT person_id, name FROM household_member
), plain_name AS (
  SELECT person_id, name, regexp_replace(normalize(name, NFKC), '[\s·•．.]', '', 'g') AS plain FROM named
), guarded AS (
  SELECT person_id, guardian_name AS guardian FROM household_registration WHERE guardian_name <> ''
  UNION SELECT person_id, guardian_name FROM residence_registration WHERE guardian_name <> ''
  UNION SELECT person_id, guardian_name FROM enrolment WHERE guardian_name <> ''
), keyed AS (
  SELECT person_id, regexp_replace(normalize(name, NFKC), '[\s·•．.]', '', 'g') AS plain, birth_date, guardian, is_known, active
  FROM examined JOIN aged USING (person_id) JOIN guarded USING (person_id)
), pair AS (
  SELECT DISTINCT one.person_id AS one, other.person_id AS other, one.is_known AS one_known, other.is_known AS other_known,
         one.active AS one_active, other.active AS other_active
  FROM keyed one JOIN keyed other USING (plain, birth_date, guardian)
  WHERE one.person_id < other.person_id AND (one.is_known OR other.is_known)
), covered AS (
  SELECT one AS person_id, other_active > 0 AS has_place, true AS is_alias FROM pair
  UNION ALL SELECT other, one_active > 0, true FROM pair
), due AS (
  SELECT person_id FROM welfare_record
  WHERE category IN ('ORPHAN', 'MINIMUM_LIVING_ALLOWANCE', 'EXTREME_POVERTY_SUPPORT') AND (ended_on IS NULL OR ended_on >= $5::date)
  UNION SELECT person_id FROM certificate WHERE is_ground
  UNION SELECT person_id FROM household_member
  WHERE household_category IN ('REGISTERED_POOR', 'LIFTED_OUT') OR lifted_on IS NULL OR lifted_on >= $5::date
), finding AS (
  SELECT kind FROM whereabouts WHERE kind IS NOT NULL AND NOT (
    kind IN ('NOT_ENROLLED', 'EMPTY_HOUSEHOLD_ENTRY', 'DISABLED_NOT_PLACED', 'TRANSFERRED_OUT_UNCONFIRMED')
    AND EXISTS (SELECT 1 FROM covered WHERE covered.person_id = whereabouts.person_id AND has_place))
  UNION ALL SELECT 'DOUBLE_ENROLMENT' FROM aged WHERE active > 1
  UNION ALL SELECT 'ENROLLED_WITHOUT_HOUSEHOLD' FROM aged
  WHERE active > 0 AND NOT is_known AND person_id NOT IN (SELECT person_id FROM covered)
  UNION ALL SELECT 'NAME_CONFLICT' FROM (
    SELECT person_id FROM examined JOIN plain_name USING (person_id) GROUP BY person_id HAVING count(DISTINCT plain) > 1) named
  UNION ALL SELECT 'ID_CONFLICT' FROM pair
  UNION ALL SELECT 'SUBSIDY_GAP' FROM due JOIN aged USING (person_id)
  WHERE NOT is_dead AND EXISTS (SELECT 1 FROM enrolment WHERE enrolment.person_id = due.person_id AND state = 'ENROLLED')
    AND NOT EXISTS (SELECT 1 FROM enrolment JOIN subsidy ON enrolment_id = enrolment.id
                    WHERE enrolment.person_id = due.person_id AND term = $4)
)
SELECT kind, count(*)::int AS count FROM finding GROUP BY kind ORDER BY kind
