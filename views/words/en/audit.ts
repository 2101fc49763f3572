/** What the room `audit` says, in English. */
export const audit = {
  'audit.notice.hold-stands': 'The hold stands: nothing it covers is removed.',
  'audit.notice.hold-end-asked': 'Asked for: a second person has to agree.',
  'audit.notice.hold-lifted': 'The hold is lifted.',
  'audit.notice.hold-stays': 'The hold stays.',
  'audit.notice.verification-begun': 'The verification has begun.',
  'audit.notice.facilitys-day-set': 'The facility’s day is set.',
  'audit.notice.report-by-mail': 'The report will come by mail.',
  'audit.notice.report-no-longer-by-mail': 'The report will not come by mail any more.',
  'audit.notice.search-saved': 'The search is saved.',
  'audit.notice.search-changed': 'The search is changed.',
  'audit.notice.search-deleted': 'The search is deleted.',
} as const
