/** A kind of code that somebody may enter. */
export type CodeKind = 'totp' | 'backup-code' | 'text-message'
