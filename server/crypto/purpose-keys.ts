import type { KeyObject } from 'node:crypto'

/** What a data key that belongs to no patient is for. */
export const purposes = [
  'totp-seeds',
  'blind-index',
  'documents',
  'access-codes',
  'messages',
  'drafts',
  'emergency-access',
  'audit-signing',
  'erased-tombstones',
] as const
export type Purpose = (typeof purposes)[number]

/** The opened data keys of every purpose. */
export type PurposeKeys = Readonly<Record<Purpose, KeyObject>>
