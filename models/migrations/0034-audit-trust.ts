import type { Migration } from './migration.ts'

/** The bytes before the 32 of an Ed25519 public key in SPKI form (RFC 8410). */
const ed25519Prefix = '302a300506032b6570032100'

/** So many keys that have signed nothing, and so many pins of one key, may wait: more is nobody's work. */
const mostWaiting = 8

/**
 * What the application may write of the proof of the audit log is what it must write: leaves, nodes and their checkpoint
 * together, at the end of the tree, of rows that are there; keys that are keys; places of receivers that go forward only.
 * Audit rows say which form of leaf is theirs, and by which browser.
 */
export const auditTrust: Migration = {
  name: '0034-audit-trust',
  up: (sql) =>
    sql(`
      ALTER TABLE audit_events ADD COLUMN user_agent text;
      -- Rows from before have none: they are leaves of the first form.
      ALTER TABLE audit_events ADD COLUMN leaf_form smallint;
      ALTER TABLE audit_events ALTER COLUMN leaf_form SET DEFAULT 2;

      -- That a key is one of this installation is sealed under the root key, which the database does not have.
      CREATE TABLE audit_key_pins (
        key_id text NOT NULL REFERENCES audit_signing_keys,
        pin bytea NOT NULL,
        PRIMARY KEY (key_id, pin)
      );
      CREATE TRIGGER audit_key_pins_refuse_change BEFORE UPDATE OR DELETE ON audit_key_pins
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      CREATE TRIGGER audit_key_pins_refuse_truncate BEFORE TRUNCATE ON audit_key_pins
        FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_is_append_only();

      -- Adds a key unless it is known. It takes the origin of the keys before it: a log has one name.
      CREATE FUNCTION audit_register_key(key_id text, log text, public_part bytea, private_part bytea, made_at timestamptz)
        RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF key_id IS DISTINCT FROM encode(sha256(public_part), 'hex') OR octet_length(public_part) <> 44
          OR substring(public_part FOR 12) <> '\\x${ed25519Prefix}'::bytea OR made_at IS NULL
          OR log IS NULL OR log !~ '^medguard/[0-9a-f-]{36}$' THEN
          RAISE EXCEPTION 'this is no Ed25519 public key under the SHA-256 of itself' USING ERRCODE = 'check_violation';
        END IF;
        PERFORM pg_advisory_xact_lock(7315003);
        IF EXISTS (SELECT FROM audit_signing_keys WHERE id = key_id) THEN
          RETURN;
        END IF;
        IF (SELECT count(*) FROM audit_signing_keys k
            WHERE NOT EXISTS (SELECT FROM audit_checkpoints c WHERE c.key_id = k.id)) >= ${mostWaiting} THEN
          RAISE EXCEPTION 'too many keys have signed nothing yet' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO audit_signing_keys (id, origin, public_key, private_key, created_at)
          VALUES (key_id, coalesce((SELECT origin FROM audit_signing_keys ORDER BY created_at, id LIMIT 1), log),
            public_part, private_part, made_at)
          ON CONFLICT DO NOTHING;
      END $$;

      CREATE FUNCTION audit_pin_key(pinned text, key_pin bytea) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF octet_length(key_pin) > 1000 OR (SELECT count(*) FROM audit_key_pins WHERE key_id = pinned) >= ${mostWaiting} THEN
          RAISE EXCEPTION 'this key has enough pins' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO audit_key_pins (key_id, pin) VALUES (pinned, key_pin) ON CONFLICT DO NOTHING;
      END $$;

      -- Adds leaves to the end of the tree, the nodes that they complete, and the checkpoint that signs them.
      CREATE FUNCTION audit_seal(row_times timestamptz[], row_ids uuid[], leaf_hashes bytea, levels smallint[],
          places bigint[], node_hashes bytea, checkpoint audit_checkpoints) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        last audit_checkpoints;
        old_size bigint;
        added bigint := cardinality(row_ids);
        counted bigint;
        wanted pg_snapshot := coalesce(checkpoint.seen, '1:1:');
      BEGIN
        IF NOT pg_try_advisory_xact_lock(7315002) THEN
          RAISE EXCEPTION 'somebody else is sealing' USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        SELECT * INTO last FROM audit_checkpoints ORDER BY size DESC LIMIT 1;
        old_size := coalesce(last.size, 0);
        IF added IS NULL OR added = 0 OR cardinality(row_times) IS DISTINCT FROM added::int
          OR octet_length(leaf_hashes) IS DISTINCT FROM (32 * added)::int
          OR cardinality(places) IS DISTINCT FROM cardinality(levels)
          OR octet_length(node_hashes) IS DISTINCT FROM 32 * cardinality(levels) THEN
          RAISE EXCEPTION 'leaves and nodes have 32 bytes each' USING ERRCODE = 'check_violation';
        END IF;
        IF checkpoint.size IS DISTINCT FROM old_size + added
          OR split_part(checkpoint.note, E'\\n', 2) IS DISTINCT FROM checkpoint.size::text
          OR split_part(checkpoint.note, E'\\n', 3) IS DISTINCT FROM encode(checkpoint.root, 'base64') THEN
          RAISE EXCEPTION 'the checkpoint is not of the tree that these leaves end' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM unnest(levels, places) AS node (level, place)
            WHERE node.level IS NULL OR node.place IS NULL OR node.level <= 0 OR node.level % 4 <> 0 OR node.level > 60
              OR (node.place + 1) * (1::bigint << node.level) NOT BETWEEN old_size + 1 AND checkpoint.size)
          OR cardinality(levels) <> (SELECT sum(checkpoint.size / (1::bigint << level) - old_size / (1::bigint << level))
            FROM generate_series(4, 60, 4) AS level) THEN
          RAISE EXCEPTION 'these are not the subtrees that the leaves complete' USING ERRCODE = 'check_violation';
        END IF;
        -- A checkpoint that claims to have seen what nobody can have seen yet would hide rows from all later ones.
        IF pg_snapshot_xmax(wanted) > pg_snapshot_xmax(pg_current_snapshot())
          OR pg_snapshot_xmax(coalesce(checkpoint.pass, '1:1:')) > pg_snapshot_xmax(pg_current_snapshot()) THEN
          RAISE EXCEPTION 'the checkpoint claims to have seen what is yet to come' USING ERRCODE = 'check_violation';
        END IF;

        INSERT INTO audit_leaves (leaf_index, occurred_at, event_id, hash)
          SELECT old_size + n - 1, occurred_at, event_id, substring(leaf_hashes FROM ((n - 1) * 32 + 1)::int FOR 32)
          FROM unnest(row_times, row_ids) WITH ORDINALITY AS leaf (occurred_at, event_id, n);
        SELECT count(*) INTO counted FROM unnest(row_times, row_ids) AS leaf (occurred_at, event_id)
          WHERE (SELECT e.id FROM audit_events e WHERE e.occurred_at = leaf.occurred_at AND e.id = leaf.event_id) IS NOT NULL;
        IF counted <> added THEN
          RAISE EXCEPTION 'a leaf is of a row that is not there' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO audit_nodes (level, node_index, hash)
          SELECT level, place, substring(node_hashes FROM ((n - 1) * 32 + 1)::int FOR 32)
          FROM unnest(levels, places) WITH ORDINALITY AS node (level, place, n);
        -- What is said to have been seen must be in the tree: asked of what the checkpoint before had not seen.
        IF checkpoint.seen IS NOT NULL AND last.seen::text IS DISTINCT FROM checkpoint.seen::text AND (EXISTS (
            SELECT FROM audit_events e WHERE e.transaction_id = ANY (ARRAY(SELECT pg_snapshot_xip(coalesce(last.seen, '1:1:'))))
              AND pg_visible_in_snapshot(e.transaction_id, checkpoint.seen)
              AND (SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL)
          OR EXISTS (
            SELECT FROM audit_events e WHERE e.transaction_id >= pg_snapshot_xmax(coalesce(last.seen, '1:1:'))
              AND e.transaction_id < pg_snapshot_xmax(checkpoint.seen)
              AND pg_visible_in_snapshot(e.transaction_id, checkpoint.seen)
              AND (SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL)
          OR (last.seen IS NULL AND EXISTS (SELECT FROM audit_events e WHERE e.transaction_id IS NULL
              AND (SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL)))
        THEN
          RAISE EXCEPTION 'the checkpoint leaves out rows that it says it has seen' USING ERRCODE = 'check_violation';
        END IF;
        INSERT INTO audit_checkpoints SELECT checkpoint.*;
      END $$;

      CREATE FUNCTION audit_witness_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.size > coalesce((SELECT max(size) FROM audit_checkpoints), 0)
          OR (TG_OP = 'UPDATE' AND (NEW.size < OLD.size OR NEW.receiver <> OLD.receiver)) THEN
          RAISE EXCEPTION 'a receiver of checkpoints cannot have had % rows', NEW.size USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_witness_progress_goes_forward BEFORE INSERT OR UPDATE ON audit_witness_progress
        FOR EACH ROW EXECUTE FUNCTION audit_witness_goes_forward();

      CREATE FUNCTION audit_shipment_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.next_leaf <> 0 OR NEW.sent_at IS NOT NULL OR NEW.holder IS NOT NULL THEN
            RAISE EXCEPTION 'a receiver of rows begins with the first' USING ERRCODE = 'check_violation';
          END IF;
          RETURN NEW;
        END IF;
        IF NEW.receiver <> OLD.receiver OR NEW.next_leaf < OLD.next_leaf OR (NEW.next_leaf > OLD.next_leaf AND (
            OLD.holder IS NULL OR NEW.next_leaf - OLD.next_leaf > 500
            OR NEW.next_leaf > coalesce((SELECT max(size) FROM audit_checkpoints), 0))) THEN
          RAISE EXCEPTION 'the place of a receiver goes forward by what was sent' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_shipments_go_forward BEFORE INSERT OR UPDATE ON audit_shipments
        FOR EACH ROW EXECUTE FUNCTION audit_shipment_goes_forward();

      CREATE FUNCTION audit_verification_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.finished_at IS NOT NULL OR NEW.outcome IS NOT NULL THEN
            RAISE EXCEPTION 'a verification begins before it ends' USING ERRCODE = 'check_violation';
          END IF;
        ELSIF OLD.finished_at IS NOT NULL THEN
          RAISE EXCEPTION 'a verification that has ended stays as it was' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_verifications_stay BEFORE INSERT OR UPDATE ON audit_verifications
        FOR EACH ROW EXECUTE FUNCTION audit_verification_stays();

      CREATE FUNCTION audit_export_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.end_event_id IS NOT NULL OR NEW.rows < OLD.rows OR NEW.id <> OLD.id OR NEW.actor_id <> OLD.actor_id
          OR NEW.file_name <> OLD.file_name OR NEW.started_at <> OLD.started_at THEN
          RAISE EXCEPTION 'an export that has ended stays as it was' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_exports_stay BEFORE UPDATE ON audit_exports
        FOR EACH ROW EXECUTE FUNCTION audit_export_stays();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION audit_export_stays() CASCADE;
      DROP FUNCTION audit_verification_stays() CASCADE;
      DROP FUNCTION audit_shipment_goes_forward() CASCADE;
      DROP FUNCTION audit_witness_goes_forward() CASCADE;
      DROP FUNCTION audit_seal(timestamptz[], uuid[], bytea, smallint[], bigint[], bytea, audit_checkpoints);
      DROP FUNCTION audit_pin_key(text, bytea);
      DROP FUNCTION audit_register_key(text, text, bytea, bytea, timestamptz);
      DROP TABLE audit_key_pins;
      ALTER TABLE audit_events DROP COLUMN leaf_form, DROP COLUMN user_agent;
    `),
}
