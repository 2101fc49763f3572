import type { Migration } from './migration.ts'

/**
 * Who ended an assignment to a care team, and how: by hand, by a last day that was set when it began, or with the record
 * that was erased. Of what has ended before, as much is filled in as the audit log says.
 */
export const careTeamEnds: Migration = {
  name: '0042-care-team-ends',
  up: (sql) =>
    sql(`
      ALTER TABLE care_team_assignments
        ADD COLUMN ended_how text CHECK (ended_how IN ('by-hand', 'last-day', 'erasure')),
        ADD COLUMN ended_by uuid REFERENCES users ON DELETE SET NULL,
        ADD CONSTRAINT care_team_ends_how CHECK (ended_how IS NULL OR ends_at IS NOT NULL);

      UPDATE care_team_assignments c SET ended_how = 'last-day', ended_by = c.assigned_by
        FROM audit_events e
        WHERE e.event = 'care-team.assigned' AND e.outcome = 'success' AND e.resource_id = c.id::text
          AND e.details ? 'until' AND c.ends_at IS NOT NULL;
      UPDATE care_team_assignments c SET ended_how = 'by-hand', ended_by = u.id
        FROM audit_events e LEFT JOIN users u ON u.id = e.actor_id
        WHERE e.event = 'care-team.ended' AND e.outcome = 'success' AND e.resource_id = c.id::text
          AND c.ends_at IS NOT NULL;
      UPDATE care_team_assignments c SET ended_how = 'erasure', ended_by = NULL
        FROM patients p WHERE p.id = c.patient_id AND p.erased_at = c.ends_at;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE care_team_assignments DROP CONSTRAINT care_team_ends_how, DROP COLUMN ended_how, DROP COLUMN ended_by;
    `),
}
