import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

/** Asks for a link to a new password to be sent. @param request.sealed the address that was typed, in base64 */
export async function addPasswordResetJob(
  sequelize: Sequelize,
  transaction: Transaction,
  request: { readonly id: string; readonly sealed: string },
): Promise<void> {
  await sequelize.query(
    `SELECT (graphile_worker.add_job('send-password-reset', json_build_object('id', $1::text, 'sealed', $2::text),
      max_attempts := 10)).id`,
    { bind: [request.id, request.sealed], transaction, type: QueryTypes.SELECT },
  )
}
