/** What the room `http` says, in English. */
export const http = {
  'http.notice.form-taken-already': 'This form was taken already. Nothing was stored twice.',
  'http.notice.as-kept': '{text}',
} as const
