import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

export type TeamMember = { readonly id: string; readonly email: string }

/** The active users who watch over security and have an e-mail address. */
export const readSecurityTeam = (sequelize: Sequelize, transaction: Transaction): Promise<TeamMember[]> =>
  sequelize.query<TeamMember>(
    `SELECT u.id, u.email FROM users u
     JOIN role_permissions p ON p.role_id = u.role_id AND p.permission = 'security.read'
     WHERE u.active AND u.email IS NOT NULL`,
    { type: QueryTypes.SELECT, transaction },
  )
