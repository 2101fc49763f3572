import type { Migration } from './migration.ts'

/** The right to cancel what nobody else may cancel, for the seeded role of installations that exist already. */
export const cancelForAnother: Migration = {
  name: '0041-cancel-for-another',
  up: (sql) =>
    sql(`
      INSERT INTO permissions (name, description)
        VALUES ('prescription.cancel-for-another', 'Cancel prescriptions that nobody else may cancel')
        ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, 'prescription.cancel-for-another' FROM roles WHERE name = 'security_officer'
        ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'prescription.cancel-for-another';
      DELETE FROM permissions WHERE name = 'prescription.cancel-for-another';
    `),
}
