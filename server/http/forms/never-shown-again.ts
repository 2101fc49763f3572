/** What a form is filled with anew each time, or not at all. */
export const neverShownAgain: ReadonlySet<string> = new Set([
  '_csrf',
  'idempotencyKey',
  'draftKey',
  'draftFrom',
  'apartFrom',
  'draftPage',
  'draftPath',
  'draftAfter',
  'password',
  'currentPassword',
  'newPassword',
  'newPasswordConfirm',
  'code',
  'accessCode',
])
