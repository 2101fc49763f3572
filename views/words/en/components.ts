/** What the room `components` says, in English. */
export const components = {
  'components.banner-allergies.no-known-allergies': 'No known allergies',
  'components.banner-allergies.allergies-not-asked': 'Allergies: not asked',
  'components.banner-allergies.others-not-asked': 'other allergies: not asked',
  'components.banner-allergies.allergy': 'Allergy',
  'components.banner-allergies.allergies': 'Allergies',
  'components.banner-allergies.with-reactions': 'With reactions',
  'components.banner-allergies.read-all': 'Read all {length}',
  'components.banner-allergies.all-allergies': 'All allergies',
  'components.banner-allergies.all-known': 'All of them, with what is known:',
  'components.banner-allergies.high-risk-2': 'high risk',
  'components.checkbox.error': 'Error:',
  'components.emergency-banners.emergency-access': 'Emergency access',
  'components.emergency-banners.emergency-access-2': 'Emergency access is on',
  'components.emergency-banners.own-work-outside-hours': 'Your own work, outside hours',
  'components.emergency-banners.record': 'Record {label}',
  'components.emergency-banners.until': '{minutesLeft}, until {endsAt}',
  'components.emergency-banners.everything-open-recorded-reviewed':
    'Everything you open is recorded and reviewed.',
  'components.emergency-banners.more-time': 'Extend{banner}',
  'components.emergency-banners.end-emergency-access': 'End emergency access{banner}',
  'components.error-summary.problem': 'There is a problem',
  'components.field.optional': '{label} (optional)',
  'components.filter-form.clear': 'Clear',
  'components.form-notices.nothing-kept-while-type':
    'Nothing is kept while you type, because your browser runs no scripts. Send the form before {endsAt}; if you send it later, you are asked to sign in, and find it filled again.',
  'components.form-notices.me-fill-form': 'It was me: fill the form with it',
  'components.form-notices.leave-open-page-without': 'Leave it, and open the page without it',
  'components.form-notices.throw-away': 'Throw it away',
  'components.form.discard-start-again': 'Discard it and start again',
  'components.hours-banner.your-hours': 'Your hours',
  'components.hours-banner.hours-end': 'Your hours end at {endsAt}',
  'components.hours-banner.hand-over-administrative-staff':
    ' To hand over, have administrative staff add who covers to the care team of each patient.',
  'components.hours-banner.go-emergency': 'Go on in an emergency',
  'components.left-over-forms.had-typed-form-not':
    'What you had typed, for a form that is not on this page any more',
  'components.left-over-forms.copy-need': 'Copy what you need.',
  'components.moment-field.which-meant': 'Which one is meant',
  'components.moment-field.clock-put-back-time': 'The clock was put back, so this time came twice',
  'components.new-access-code.note-down': 'Note this down now',
  'components.new-access-code.next-access-code': 'Your next access code is {code}',
  'components.new-access-code.need-break-glass-next':
    'You need it to break the glass the next time. It is shown this once: keep it where only you can read it. If it is lost, get a new one under Emergency access.',
  'components.nothing-is-kept.nothing-kept-while-type':
    'Nothing is kept while you type, because your browser runs no scripts. Send the form before {sendBefore}; if you send it later, you are asked to sign in, and find it filled again.',
  'components.patient-banner.patient': 'Patient',
  'components.patient-banner.born': 'Born',
  'components.patient-banner.sex': 'Sex',
  'components.patient-banner.record': 'Record',
  'components.restored-notice.unfinished-kept': 'Unfinished, kept on ',
  'components.restored-notice.also-unfinished-kept': 'Also unfinished, kept on ',
  'components.restored-notice.keep-open-empty-form': 'Keep it and open an empty form',
  'components.banner-allergies.counted':
    '{all, plural, one {# allergy} other {# allergies}}{grave, plural, =0 {} other {, # of high risk}}{named, select, none {.} other {:}}',
  'components.date-field.hint-example': '{hint} (for example {example})',
  'components.date-field.now': 'Now',
  'components.date-field.today': 'Today',
  'components.date-field.two-ways':
    'This can be read in two ways. Write the year first, as {example}, or the month as a word.',
  'components.date-field.yesterday': 'Yesterday',
  'components.date-field.example': 'For example {example}',
  'components.countdown.over': 'Time is up',
  'components.countdown.minutes-left':
    '{minutes, plural, =0 {Less than a minute left} one {# minute left} other {# minutes left}}',
  'components.emergency-banners.to-own-work': ' to your own work',
  'components.emergency-banners.to-record': ' to record {label}',
  'components.hours-banner.send':
    'Send what you are writing. A form that is not sent by then is kept for you.',
  'components.left-out.shown': '{shown} of {total} are shown.',
  'components.form-notices.page-held':
    'Text for this page came from another network while your session was held',
  'components.form-notices.page-ended': 'Text for this page came with a session of yours that had been ended',
  'components.form-notices.below-held':
    'Below stands text that came from another network while your session was held',
  'components.form-notices.below-ended':
    'Below stands text that came with a session of yours that had been ended',
  'components.form-notices.sent': 'It was sent on {when}, from the address {address}.',
  'components.form-notices.in-no-form':
    'It is in no form. If you did not send it, somebody else may have had your session: throw it away, change your password and tell your security officer.',
  'components.form-notices.not-stored':
    'Nothing of it is stored yet. Check every word before you send it; once it is sent, the copy that was saved separately is thrown away. If you did not write it, somebody else may have had your session: throw it away, change your password and tell your security officer.',
  'components.field.error': 'Error',
} as const
