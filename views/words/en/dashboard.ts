/** What the room `dashboard` says, in English. */
export const dashboard = {
  'dashboard.own-record-desk.prescriptions': 'Prescriptions',
  'dashboard.own-record-desk.my-prescriptions': 'My prescriptions',
  'dashboard.own-record-desk.your-record': 'Your record',
  'dashboard.own-record-desk.my-record': 'My record',
  'dashboard.own-record-desk.found-visits-allergic-prescribed':
    'What was found at your visits, what you are allergic to, and what was prescribed.',
  'dashboard.own-record-desk.opened-record': 'Who opened your record',
  'dashboard.own-record-desk.whole-list': 'The whole list',
  'dashboard.own-record-desk.nobody-opened-yet-whoever':
    'Nobody has opened it yet. Whoever does is written down, and you can read it here.',
  'dashboard.own-record-desk.ask-front-desk-connect':
    'Ask at the front desk: they connect it to your record, and then you can read it here.',
  'dashboard.own-record-desk.account-not-connected-record': 'Your account is not connected to a record yet',
  'dashboard.own-record-desk.collect':
    '{count, plural, =0 {You have no prescription to collect. If you need one, ask at your next visit.} one {You can collect one prescription.} other {You can collect # prescriptions.}}',
  'dashboard.own-record-desk.left': 'Somebody who has left',
} as const
