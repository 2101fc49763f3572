import type { Request } from 'express'
import { openText, sealText } from '../../crypto/envelope.ts'
import type { Services } from '../../services.ts'

declare module 'express-session' {
  interface SessionData {
    /** New backup codes, sealed, until they were shown. */
    newBackupCodes: string
  }
}

const place = (userId: string) => ({ table: 'sessions', column: 'new_backup_codes', row: userId })

/** Leaves new backup codes, sealed, for the page that shows them. */
export function leaveBackupCodes(
  { purposeKeys }: Services,
  req: Request,
  userId: string,
  codes: readonly string[],
): void {
  const sealed = sealText(codes.join(' '), purposeKeys['access-codes'], place(userId))
  req.session.newBackupCodes = sealed.toString('base64')
}

/** Gives the new backup codes that wait in this session, once. */
export function takeBackupCodes(
  { purposeKeys }: Services,
  req: Request,
  userId: string,
): readonly string[] | undefined {
  const { newBackupCodes } = req.session
  delete req.session.newBackupCodes
  return newBackupCodes === undefined
    ? undefined
    : openText(Buffer.from(newBackupCodes, 'base64'), purposeKeys['access-codes'], place(userId)).split(' ')
}
