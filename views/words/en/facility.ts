/** What the room `facility` says, in English. */
export const facility = {
  'facility.form.reason': 'Why',
  'facility.form.reason-hint': 'For whoever approves it; name no patient',
  'facility.form.propose': 'Send for approval',
  'facility.form.waits': 'A change of this waits for approval',
  'facility.form.waits-link': 'See what would change',
  'facility.notice.change-proposed': 'Sent for approval. Nothing changes until somebody else approves it.',
  'facility.notice.change-approved': 'Approved. It holds now.',
  'facility.notice.change-refused': 'Not approved. Nothing has changed.',
  'facility.notice.change-withdrawn': 'Withdrawn. Nothing has changed.',
  'facility.notice.change-expired':
    'This had waited too long and has lapsed. Nothing has changed; it can be proposed again.',
  'facility.notice.change-superseded':
    'Something else has changed since this was proposed. Nothing of it was done; it can be proposed again.',
  'facility.notice.change-proposer-without-right':
    'Whoever proposed this may not do so any more. Nothing of it was done; somebody else can propose it.',
  'facility.setting.training-grace-days': 'Days of grace after training',
  'facility.setting.record-retention-years': 'How long records are kept',
  'facility.setting.results-shown-after-days': 'When patients see their results',
  'facility.setting.detector': 'Detector: {title}',
  'facility.setting.other': 'The setting {name}',
  'facility.change.before': 'Now',
  'facility.change.after': 'Then',
  'facility.change.heading': 'What changes',
} as const
