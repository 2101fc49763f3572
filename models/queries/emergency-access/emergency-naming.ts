import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

/** Somebody who is named for emergency access now. */
export type NamedPerson = { readonly id: string; readonly displayName: string; readonly roleName: string }

const text = `
  SELECT u.id, u.display_name AS "displayName", r.name AS "roleName"
  FROM users u
  JOIN roles r ON r.id = u.role_id AND r.emergency_access
  JOIN security_profiles s ON s.user_id = u.id AND s.emergency_access
  JOIN role_permissions p ON p.role_id = r.id AND p.permission = 'emergency-access.use'
  WHERE u.id = $1 AND u.active`

/** Reads whether a person is named for emergency access, both by role and in person; undefined where not. */
export async function readNamed(
  sequelize: Sequelize,
  userId: string,
  transaction: Transaction,
): Promise<NamedPerson | undefined> {
  const [row] = await sequelize.query<NamedPerson>(text, {
    bind: [userId],
    type: QueryTypes.SELECT,
    transaction,
  })
  return row
}
