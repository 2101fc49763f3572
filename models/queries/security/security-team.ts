import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

export type TeamMember = { readonly id: string; readonly email: string }

/** The active users who have a right and an e-mail address. */
export const readHolders = (
  sequelize: Sequelize,
  transaction: Transaction,
  permission: string,
): Promise<TeamMember[]> =>
  sequelize.query<TeamMember>(
    `SELECT u.id, u.email FROM users u
     JOIN role_permissions p ON p.role_id = u.role_id AND p.permission = $1
     WHERE u.active AND u.email IS NOT NULL`,
    { bind: [permission], type: QueryTypes.SELECT, transaction },
  )

/** Those who watch over security. */
export const readSecurityTeam = (sequelize: Sequelize, transaction: Transaction): Promise<TeamMember[]> =>
  readHolders(sequelize, transaction, 'security.read')
