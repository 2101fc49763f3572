/** What the room `http` says, in English. */
export const http = {
  'http.notice.form-taken-already': 'This form was taken already. Nothing was stored twice.',
  'http.notice.as-kept': '{text}',
  'http.problem.typed-not-stored': 'What you typed was not stored',
  'http.problem.copy-here-still-need': 'Copy from here what you still need.',
  'http.problem.status': 'Status',
  'http.problem.reason': 'Reason',
  'http.problem.request': 'Request',
  'http.problem.ask-help-give-request': 'If you ask for help, give the request number.',
} as const
