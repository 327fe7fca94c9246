-- Opening a registry reads no documents only to know their fingerprints.
ALTER TABLE registry_table ADD COLUMN fingerprint TEXT;

UPDATE registry_table t SET fingerprint = c.fingerprint
FROM registry_content c WHERE c.content_id = t.content_id AND t.status = 0;

-- As before, with the fingerprint of each table.
CREATE OR REPLACE FUNCTION registry_publish(
  source_ TEXT[], revision_ BIGINT[], uri_ TEXT[], type_ TEXT[], settings_ TEXT[],
  source_version_ TEXT[], at_ BIGINT[], actor_ TEXT[], payload_ TEXT[],
  commit_ BIGINT[], name_ TEXT[], ordinal_ BIGINT[], version_ TEXT[], fingerprint_ TEXT[],
  body_ TEXT[], kind_ TEXT[], fields_ BIGINT[], description_ TEXT[], declared_ BIGINT[],
  bump_ TEXT[], changes_ TEXT[],
  OUT numbers_ BIGINT[], OUT contents_ BIGINT[])
LANGUAGE plpgsql SET lock_timeout = 1 AS $$
DECLARE
  updated_ BIGINT;
  inserted_ BIGINT := 0;
BEGIN
  UPDATE registry_source s
  SET revision = c.revision + 1, uri = c.uri, type = c.type, settings = c.settings,
      version = c.version, updated_at = c.at
  FROM unnest(source_, revision_, uri_, type_, settings_, source_version_, at_)
    AS c (source, revision, uri, type, settings, version, at)
  WHERE s.source_id = c.source AND s.removed = 0 AND s.revision = c.revision;
  GET DIAGNOSTICS updated_ = ROW_COUNT;
  IF updated_ <> cardinality(source_) THEN
    RAISE EXCEPTION 'a source is not at its revision' USING ERRCODE = 'SR001';
  END IF;

  INSERT INTO data_sources (id, uri, type, version, updated_at)
  SELECT * FROM unnest(source_, uri_, type_, source_version_, at_)
  ON CONFLICT (id) DO UPDATE SET
    uri = excluded.uri, type = excluded.type, version = excluded.version,
    updated_at = excluded.updated_at;

  -- The numbers are drawn in this order.
  WITH numbered AS (
    INSERT INTO registry_pending (payload)
    SELECT p.payload FROM unnest(payload_) WITH ORDINALITY AS p (payload, n) ORDER BY p.n
    RETURNING commit_no)
  SELECT array_agg(commit_no ORDER BY commit_no) INTO numbers_ FROM numbered;

  INSERT INTO registry_content (fingerprint, body)
  SELECT v.fingerprint, v.body FROM unnest(fingerprint_, body_) AS v (fingerprint, body)
  ORDER BY v.fingerprint
  ON CONFLICT (fingerprint) DO NOTHING;

  SELECT array_agg(c.content_id ORDER BY v.n) INTO contents_
  FROM unnest(fingerprint_) WITH ORDINALITY AS v (fingerprint, n)
  JOIN registry_content c ON c.fingerprint = v.fingerprint;

  UPDATE registry_table t
  SET status = 0, ordinal = v.ordinal, version = v.version, content_id = v.content,
      fingerprint = v.fingerprint,
      kind = v.kind, field_count = v.fields, description = v.description,
      declared = v.declared, updated_at = at_[v.commit]
  FROM unnest(commit_, name_, ordinal_, version_, contents_, fingerprint_, kind_, fields_,
      description_, declared_)
    AS v (commit, name, ordinal, version, content, fingerprint, kind, fields, description,
      declared)
  WHERE t.source_id = source_[v.commit] AND t.table_name = v.name AND t.status <> 2
    AND t.ordinal = v.ordinal - 1;
  GET DIAGNOSTICS updated_ = ROW_COUNT;

  IF updated_ < cardinality(name_) THEN
    INSERT INTO registry_table
      (source_id, table_name, status, lineage, ordinal, version, content_id, fingerprint, kind,
       field_count, description, declared, updated_at)
    SELECT source_[v.commit], v.name, 0,
      coalesce((SELECT max(lineage) FROM registry_version WHERE source_id = source_[v.commit]), 0)
        + row_number() OVER (PARTITION BY v.commit ORDER BY v.n),
      1, v.version, v.content, v.fingerprint, v.kind, v.fields, v.description, v.declared,
      at_[v.commit]
    FROM unnest(commit_, name_, ordinal_, version_, contents_, fingerprint_, kind_, fields_,
        description_, declared_) WITH ORDINALITY
      AS v (commit, name, ordinal, version, content, fingerprint, kind, fields, description,
        declared, n)
    WHERE v.ordinal = 1
    ON CONFLICT (source_id, table_name) DO UPDATE SET
      status = 0, lineage = excluded.lineage, ordinal = 1, version = excluded.version,
      content_id = excluded.content_id, fingerprint = excluded.fingerprint, kind = excluded.kind,
      field_count = excluded.field_count, description = excluded.description,
      declared = excluded.declared, updated_at = excluded.updated_at
    WHERE registry_table.status = 2;
    GET DIAGNOSTICS inserted_ = ROW_COUNT;
  END IF;
  IF updated_ + inserted_ <> cardinality(name_) THEN
    RAISE EXCEPTION 'a table is not at its ordinal' USING ERRCODE = 'SR001';
  END IF;

  INSERT INTO registry_version
    (source_id, lineage, ordinal, version, table_name, content_id, bump, changes, actor, at,
     source_revision)
  SELECT t.source_id, t.lineage, t.ordinal, t.version, t.table_name, t.content_id, v.bump,
    v.changes, actor_[v.commit], at_[v.commit], revision_[v.commit] + 1
  FROM unnest(commit_, name_, bump_, changes_) AS v (commit, name, bump, changes)
  JOIN registry_table t ON t.source_id = source_[v.commit] AND t.table_name = v.name;

  INSERT INTO table_meta (source_id, table_name, schema_json, version, updated_at)
  SELECT source_[v.commit], v.name, v.body, v.version, at_[v.commit]
  FROM unnest(commit_, name_, body_, version_) AS v (commit, name, body, version)
  ON CONFLICT (source_id, table_name) DO UPDATE SET
    schema_json = excluded.schema_json, version = excluded.version,
    updated_at = excluded.updated_at;
END
$$;
