import type { Migration } from './migration.ts'

/**
 * Wards and teams of the facility, and who works on them from when to when. The database holds by itself that
 * no time there begins before it was written down, lasts longer than was said, or moves to another person.
 */
export const wards: Migration = {
  name: '0096-wards',
  up: (sql) =>
    sql(`
      CREATE TABLE wards (
        id uuid PRIMARY KEY,
        kind text NOT NULL CONSTRAINT wards_kind_check CHECK (kind IN ('ward', 'team')),
        name text NOT NULL CHECK (name <> ''),
        -- The name as two are compared, so that no two that are open read alike.
        name_key text COLLATE "C" NOT NULL,
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        created_by uuid REFERENCES users,
        created_at timestamptz NOT NULL,
        changed_by uuid REFERENCES users,
        changed_at timestamptz,
        closed_by uuid REFERENCES users,
        closed_at timestamptz,
        CHECK (closed_by IS NULL OR closed_at IS NOT NULL),
        UNIQUE (id, kind)
      );
      CREATE UNIQUE INDEX wards_by_name ON wards (name_key) WHERE closed_at IS NULL;
      CREATE INDEX wards_closed ON wards (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;

      CREATE TABLE ward_members (
        id uuid PRIMARY KEY,
        ward_id uuid NOT NULL REFERENCES wards,
        user_id uuid NOT NULL REFERENCES users,
        capacity text NOT NULL CONSTRAINT ward_members_capacity_check
          CHECK (capacity IN ('lead', 'member', 'visiting', 'covering')),
        -- For whom somebody covers.
        covers uuid REFERENCES users,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        added_by uuid REFERENCES users,
        created_at timestamptz NOT NULL,
        ended_by uuid REFERENCES users,
        ended_how text CONSTRAINT ward_members_ended_how_check CHECK (ended_how IN ('by-hand', 'in-time', 'with-the-ward')),
        CONSTRAINT ward_members_begin_when_known CHECK (starts_at >= created_at),
        CONSTRAINT ward_members_end_after CHECK (ends_at >= starts_at),
        CONSTRAINT ward_members_cover_ends CHECK ((capacity = 'covering') = (covers IS NOT NULL)
          AND (covers IS NULL OR ends_at IS NOT NULL AND covers <> user_id)),
        CHECK ((ended_how IS NULL) = (ends_at IS NULL))
      );
      CREATE INDEX ward_members_of_user ON ward_members (user_id, ward_id);
      CREATE INDEX ward_members_of_ward ON ward_members (ward_id, starts_at DESC, id DESC);

      CREATE FUNCTION ward_member_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NEW.ended_how IS NOT NULL AND NEW.ended_how <> 'in-time' OR NEW.ended_by IS DISTINCT FROM
            (CASE WHEN NEW.ends_at IS NOT NULL THEN NEW.added_by END) THEN
          RAISE EXCEPTION 'ward_members.ended_how: nobody has ended this' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- Members of one ward are written one after the other, so that nobody is on it twice at the same time.
        PERFORM FROM wards WHERE id = NEW.ward_id AND closed_at IS NULL FOR NO KEY UPDATE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'ward_members.ward_id: the ward is closed' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM ward_members m WHERE m.ward_id = NEW.ward_id AND m.user_id = NEW.user_id
            AND m.starts_at < coalesce(NEW.ends_at, 'infinity') AND coalesce(m.ends_at, 'infinity') > NEW.starts_at) THEN
          RAISE EXCEPTION 'ward_members.user_id: on the ward already' USING ERRCODE = 'exclusion_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER ward_members_begin BEFORE INSERT ON ward_members
        FOR EACH ROW EXECUTE FUNCTION ward_member_begins();

      CREATE FUNCTION ward_member_ends_sooner() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF OLD.ends_at IS NOT NULL AND (NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at)
          OR NEW.ends_at IS NOT DISTINCT FROM OLD.ends_at AND (NEW.ended_how IS DISTINCT FROM OLD.ended_how
            OR NEW.ended_by IS DISTINCT FROM OLD.ended_by) THEN
          RAISE EXCEPTION 'ward_members.ends_at: a time on a ward ends sooner, never later'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER ward_members_end_sooner BEFORE UPDATE ON ward_members
        FOR EACH ROW EXECUTE FUNCTION ward_member_ends_sooner();

      INSERT INTO permissions (name, description)
        VALUES ('ward.manage', 'Keep wards and teams, and who works on them') ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, 'ward.manage' FROM roles WHERE name = 'system_admin' ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'ward.manage';
      DELETE FROM permissions WHERE name = 'ward.manage';
      DROP TABLE ward_members, wards;
      DROP FUNCTION ward_member_ends_sooner();
      DROP FUNCTION ward_member_begins();
    `),
}
