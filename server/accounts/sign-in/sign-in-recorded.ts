import { Op } from 'sequelize'
import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'

/** Whether the sign-in of a session was recorded already: at its code, where one was asked for. */
export const signInRecorded = async (sessionId: string): Promise<boolean> =>
  (await SessionMetadata.count({ where: { id: sessionId, completedAt: { [Op.ne]: null } } })) > 0
