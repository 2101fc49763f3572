import type { Migration } from './migration.ts'

/** The right to record a death, for the seeded roles of installations that exist already. */
export const deaths: Migration = {
  name: '0028-deaths',
  up: (sql) =>
    sql(`
      INSERT INTO permissions (name, description)
        VALUES ('death.record', 'Record that a patient has died, and correct it') ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, 'death.record' FROM roles WHERE name IN ('physician', 'nurse', 'admin_staff')
        ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'death.record';
      DELETE FROM permissions WHERE name = 'death.record';
    `),
}
