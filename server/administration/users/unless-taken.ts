import { UniqueConstraintError } from 'sequelize'
import { Refused } from '../../operations/refused.ts'

/** Saves a user. @throws Refused where the username or e-mail address is somebody else's */
export async function unlessTaken<Saved>(save: () => Promise<Saved>): Promise<Saved> {
  try {
    return await save()
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      throw new Refused('email' in error.fields ? 'email-taken' : 'username-taken')
    }
    throw error
  }
}
