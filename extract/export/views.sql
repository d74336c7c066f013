-- Views for BI tools: dimensions (dim_), facts (fact_), and flat tables of both joined (bi_).
-- A comment that begins "-- VIEW name:" or "-- name.column:" becomes the comment of that view or column in the database.

-- VIEW dim_plan: 文件: one row a plan that was read; a file with the content of another is left out, so that joins by doc_id never multiply rows.
CREATE VIEW dim_plan AS
SELECT doc_id, source, title, doc_type, status, sector, issuing_body, document_number, issue_date, period_start,
       period_end, base_year, jurisdiction, level, province, division_code, outcome
FROM documents
WHERE duplicate_of IS NULL AND outcome <> 'failed';

-- VIEW dim_place: 地区: one row a place that some plan is for.
CREATE VIEW dim_place AS
SELECT jurisdiction, any_value(level) AS level, any_value(province) AS province, division_code,
       count(*) AS plans
FROM dim_plan
WHERE jurisdiction IS NOT NULL
GROUP BY jurisdiction, division_code;

-- VIEW main_unit: 概念的主单位: the unit that most values of a concept have; values in another unit cannot be compared with them.
CREATE VIEW main_unit AS
SELECT concept_id, unit_si
FROM (
    SELECT concept_id, unit_si, row_number() OVER (PARTITION BY concept_id ORDER BY count(*) DESC, unit_si) AS nth
    FROM alignment
    WHERE value_si IS NOT NULL
    GROUP BY concept_id, unit_si
)
WHERE nth = 1;

-- VIEW dim_concept: 概念: one row an indicator, whatever plans call it.
CREATE VIEW dim_concept AS
SELECT c.concept_id, c.name AS concept, c.measure, coalesce(m.unit_si, c.unit_si) AS unit_si, c.definition, c.denominators,
       c.qualifiers
FROM concepts AS c
LEFT JOIN main_unit AS m USING (concept_id);

-- VIEW dim_year: 年份: one row a year that some value is for.
CREATE VIEW dim_year AS
SELECT DISTINCT year FROM alignment WHERE year IS NOT NULL;

-- VIEW fact_source: 出处: one row a row of targets or indicator_values, with the words that carry it.
CREATE VIEW fact_source AS
SELECT 'indicator_values/' || value_id AS source_row, 'indicator_values' AS source_table, value_id AS source_id, doc_id,
       name AS subject, raw AS quote, attribute, breakdown, start, "end", rule, confidence
FROM indicator_values
UNION ALL
SELECT 'targets/' || target_id, 'targets', target_id, doc_id, subject, quote, NULL, NULL, start, "end", rule, confidence
FROM targets;

-- VIEW fact_value: 可比取值: one row a comparable value: what one plan says of one concept for one year and kind, in the concept's unit.
-- fact_value.mentions: How many rows of the plan say the same value (a table and the text, say); this row is the first, of a table before the text.
-- fact_value.source_row: Table and row id that the value comes from.
-- fact_value.mode: level, or a change (increment, decrease, multiple): compare levels with levels.
CREATE VIEW fact_value AS
SELECT concept_id, doc_id, year, kind, mode, comparator, value_si, unit_si, value, unit, "row" AS source_row, mentions
FROM (
    SELECT alignment.*,
           count(*) OVER same AS mentions,
           row_number() OVER (same ORDER BY "row" LIKE 'targets/%', "row") AS nth
    FROM alignment
    JOIN main_unit USING (concept_id, unit_si)
    WHERE value_si IS NOT NULL
    WINDOW same AS (PARTITION BY doc_id, concept_id, year, kind, value_si, mode)
)
WHERE nth = 1;

-- VIEW not_comparable: 不可比取值: one row a row of alignment that fact_value leaves out, and why.
CREATE VIEW not_comparable AS
SELECT a.*,
       CASE WHEN a.value IS NULL THEN 'no number'
            WHEN a.value_si IS NULL THEN 'no conversion into the unit of the concept'
            ELSE 'another unit than most values of the concept' END AS reason
FROM alignment AS a
LEFT JOIN main_unit AS m USING (concept_id)
WHERE a.value_si IS NULL OR a.unit_si IS DISTINCT FROM m.unit_si;

-- VIEW fact_target: 量化目标: one row a quantified commitment of running text, comparable or not.
CREATE VIEW fact_target AS
SELECT target_id, doc_id, concept_id, subject, value, value_high, unit, per, comparator, mode,
       coalesce(deadline, deadline_implied) AS due, deadline_basis, strength, scope, departments, value_si, unit_si,
       quote, confidence
FROM targets;

-- VIEW fact_duty: 责任: one row a department that answers for a task.
CREATE VIEW fact_duty AS
SELECT responsibility_id, doc_id, statement_id, department, canonical, role, task, confidence
FROM responsibilities;

-- VIEW bi_values: 可比取值宽表: fact_value with concept, place, plan and the source's words: one flat table for a chart.
-- bi_values.value_si: The value in the unit unit_si, the same for all rows of a concept. A share is 0..1.
-- bi_values.mode: level, or a change (increment, decrease, multiple): compare levels with levels.
-- bi_values.status: draft or final: a draft and its final version both have rows; filter before summing.
CREATE VIEW bi_values AS
SELECT c.concept, c.measure, f.value_si, f.unit_si, f.comparator, f.kind, f.mode, f.year, p.jurisdiction, p.level, p.province,
       p.division_code, p.title AS plan, p.doc_type, p.sector, p.status, p.issue_date, p.period_start, p.period_end,
       f.value, f.unit, s.subject, s.quote, s.attribute, f.mentions, s.confidence, s.rule, s.source_table, s.source_id,
       f.source_row, p.source AS file, s.start, s."end", f.concept_id, f.doc_id
FROM fact_value AS f
JOIN dim_plan AS p USING (doc_id)
LEFT JOIN dim_concept AS c USING (concept_id)
LEFT JOIN fact_source AS s USING (source_row);

-- VIEW bi_targets: 量化目标宽表: fact_target with its plan.
CREATE VIEW bi_targets AS
SELECT p.jurisdiction, p.level, p.province, p.division_code, p.title AS plan, p.doc_type, p.sector, p.status, t.*
FROM fact_target AS t
JOIN dim_plan AS p USING (doc_id);

-- VIEW bi_duties: 责任宽表: fact_duty with its plan.
CREATE VIEW bi_duties AS
SELECT p.jurisdiction, p.level, p.province, p.division_code, p.title AS plan, p.doc_type, p.sector, p.status, d.*
FROM fact_duty AS d
JOIN dim_plan AS p USING (doc_id);

-- VIEW bi_findings: 疑点宽表: what `taizhang audit` found, with its plan; no rows before it was run.
CREATE VIEW bi_findings AS
SELECT p.jurisdiction, p.level, p.province, p.division_code, p.title AS plan, p.doc_type, p.sector, p.status, f.*
FROM findings AS f
JOIN dim_plan AS p USING (doc_id);

-- VIEW bi_standings: 上下对照宽表: what a plan promises beside the plan of the level above.
CREATE VIEW bi_standings AS
SELECT s.name AS concept, s.year, s.standing, s.jurisdiction, s.value_si, s.above_jurisdiction, s.above_value_si,
       s.unit_si, p.province, s.division_code, p.title AS plan, p.status, s.doc_id, s.above_doc_id, s.concept_id
FROM standings AS s
JOIN dim_plan AS p USING (doc_id);
