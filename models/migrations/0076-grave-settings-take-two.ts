import type { Migration } from './migration.ts'

/**
 * What protects everybody is set by two people: one proposes, another approves. The application's role stores such a setting
 * as it was approved, at the moment of the approval, and in no other way; the tables' owner is not bound by that.
 */
export const graveSettingsTakeTwo: Migration = {
  name: '0076-grave-settings-take-two',
  up: (sql) =>
    sql(`
      CREATE TABLE setting_proposals (
        id uuid PRIMARY KEY,
        setting text NOT NULL CHECK (length(setting) BETWEEN 1 AND 100),
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        reason text CHECK (length(reason) BETWEEN 1 AND 500),
        requested_by uuid NOT NULL REFERENCES users,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > requested_at),
        outcome text CHECK (outcome IN ('approved', 'refused', 'withdrawn', 'superseded', 'expired')),
        decided_by uuid REFERENCES users,
        decided_at timestamptz,
        comment text CHECK (length(comment) BETWEEN 1 AND 500),
        CONSTRAINT setting_proposals_undecided
          CHECK (outcome IS NOT NULL OR num_nonnulls(decided_by, decided_at, comment) = 0),
        CONSTRAINT setting_proposals_decided_whole CHECK (outcome IS NULL OR decided_at IS NOT NULL),
        CONSTRAINT setting_proposals_decided_by_somebody
          CHECK (outcome IS NULL OR (outcome = 'expired') = (decided_by IS NULL)),
        CONSTRAINT setting_proposals_decided_by_another
          CHECK (outcome IS NULL OR outcome NOT IN ('approved', 'refused') OR decided_by <> requested_by),
        CONSTRAINT setting_proposals_withdrawn_by_the_asker
          CHECK (outcome IS DISTINCT FROM 'withdrawn' OR decided_by = requested_by),
        CONSTRAINT setting_proposals_approved_in_time
          CHECK (outcome IS DISTINCT FROM 'approved' OR decided_at < expires_at)
      );
      CREATE UNIQUE INDEX setting_proposals_open ON setting_proposals (setting) WHERE outcome IS NULL;
      CREATE INDEX setting_proposals_newest ON setting_proposals (requested_at DESC, id DESC);
      CREATE TRIGGER setting_proposals_born_undecided BEFORE INSERT ON setting_proposals
        FOR EACH ROW EXECUTE FUNCTION born_undecided('outcome', 'decided_by', 'decided_at', 'comment');
      CREATE TRIGGER setting_proposals_outcome_stays BEFORE UPDATE ON setting_proposals
        FOR EACH ROW EXECUTE FUNCTION decision_stays('outcome', 'decided_by', 'decided_at', 'comment');

      CREATE FUNCTION grave_settings_take_two() RETURNS trigger LANGUAGE plpgsql
        SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID) AND NOT EXISTS (
            SELECT FROM setting_proposals WHERE setting = NEW.name AND outcome = 'approved'
              AND after = NEW.value AND decided_at = NEW.updated_at) THEN
          RAISE EXCEPTION 'facility_settings.%: is stored as another person has approved it, and not otherwise', NEW.name
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER facility_settings_take_two BEFORE INSERT OR UPDATE ON facility_settings
        FOR EACH ROW WHEN (NEW.name IN ('training-grace-days', 'record-retention-years') OR NEW.name LIKE 'detector:%')
        EXECUTE FUNCTION grave_settings_take_two();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION grave_settings_take_two() CASCADE;
      DROP TABLE setting_proposals;
    `),
}
