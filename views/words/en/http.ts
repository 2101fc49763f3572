/** What the room `http` says, in English. */
export const http = {
  'http.restored.back':
    'What you had typed is back, as it was kept on {at, date, moment}. Nothing of it is stored yet: check it and send it.',
  'http.restored.new-form': 'This is a new form. What you had typed before is still kept.',
  'http.restored.from-elsewhere':
    'This text came from elsewhere, as is told at the top of the page. Nothing of it is stored yet: check every word before you send it.',
  'http.notice.form-taken-already': 'This form was taken already. Nothing was stored twice.',
  'http.notice.as-kept': '{text}',
  'http.problem.typed-not-stored': 'What you typed was not stored',
  'http.problem.copy-here-still-need': 'Copy from here what you still need.',
  'http.problem.status': 'Status',
  'http.problem.reason': 'Reason',
  'http.problem.request': 'Request',
  'http.problem.ask-help-give-request': 'If you ask for help, give the request number.',
  'http.problem.go-start-page': 'Go to your start page',
  'http.problem.form-cannot-taken': 'This form cannot be taken',
  'http.problem.being-stopped':
    'MedGuard is being stopped or started anew. Nothing of what you sent was taken. Try again in a moment.',
  'http.problem.page-not-found': 'Page not found',
  'http.problem.nothing-address-not-yours': 'There is nothing at this address, or it is not yours to see.',
  'http.problem.role-not-include': 'Your role does not include this',
  'http.problem.page-shows-part-record':
    'This page shows a part of the record that your role does not read. Ask your administrator.',
  'http.problem.address-form-could-not': 'This address or form could not be read',
  'http.problem.go-back-check-entered': 'Go back, check what you entered, and try again.',
  'http.problem.page-list-cannot-found': 'This page of the list cannot be found',
  'http.problem.address-names-place-list':
    'The address names a place in a list that cannot be. Go back, and open the list from its beginning.',
  'http.problem.too-much-once': 'That is too much at once',
  'http.problem.form-larger-than-page': 'The form is larger than this page takes. Go back and shorten it.',
  'http.problem.cannot-done-here': 'This cannot be done here',
  'http.problem.page-not-take-requests': 'The page does not take requests of this kind.',
  'http.problem.form-no-longer-valid': 'This form is no longer valid',
  'http.problem.page-open-too-long':
    'The page was open too long, or you signed in again in between. Go back, load the page again, and send the form once more.',
  'http.problem.session-ended-form-could': 'Your session has ended, and this form could not be kept',
  'http.problem.too-many-unfinished-forms':
    'Too many unfinished forms of yours are kept already. Go back in your browser: what you typed is still in the form. Copy it, sign in, and send it again.',
  'http.problem.connection-not-protected': 'This connection is not protected',
  'http.problem.medguard-answers-over-https':
    'MedGuard answers over HTTPS only. Use the address that begins with https://.',
  'http.problem.record-erased': 'This record was erased',
  'http.problem.erased-patients-request-nobody':
    'It was erased at the patient’s request. Nobody can read it any more.',
  'http.problem.too-many-tries': 'Too many tries',
  'http.problem.wait-moment-try-again': 'Wait a moment and try again.',
  'http.problem.too-many-requests': 'Too many requests',
  'http.problem.asked-more-these-short':
    'You have asked for more of these in a short time than anybody may. Wait a moment and try again.',
  'http.problem.sign-first': 'Sign in first',
  'http.problem.nobody-signed-session-ended': 'Nobody is signed in, or the session has ended.',
  'http.problem.confirm': 'Confirm that it is you',
  'http.problem.needs-code-not-older': 'This needs a code that is not older than five minutes.',
  'http.problem.record-cannot-opened-safely': 'This record cannot be opened safely',
  'http.problem.stored-field-changed-damaged':
    'A stored field was changed or damaged, so it is not shown. The security team has been told.',
  'http.problem.medguard-cannot-right': 'MedGuard cannot do this right now',
  'http.problem.part-system-not-answering':
    'A part of the system is not answering, and nothing is shown that could not be recorded. Try again in a minute.',
  'http.problem.not-known-whether-stored': 'It is not known whether this was stored',
  'http.problem.database-did-not-say':
    'The database did not say whether what you sent was stored: it may be. Wait a little and send the same form again by loading this page again: it counts once. Or look first whether it is there; do not fill in the form anew before that.',
  'http.problem.something-went-wrong': 'Something went wrong',
  'http.problem.not-doing-try-again':
    'It was not your doing. Try again; if it goes on, ask for help with the request number below.',
  'http.problem.need-work-ask-administrator':
    'If you need it for your work, ask your administrator: roles are changed by two people.',
  'http.problem.could-not-decided': 'This could not be decided',
  'http.problem.medguard-could-not-work':
    'MedGuard could not work out whether you may do this, so nothing was done or shown.',
  'http.problem.tell-administrator-something-role':
    'Tell your administrator: something in your role or account is not as it must be.',
  'http.problem.not-named-emergency-access': 'You are not named for emergency access',
  'http.problem.call-colleague-named-security': 'Call a colleague who is named, or your security officer.',
  'http.problem.named-next-time-ask': 'To be named for the next time, ask your administrator.',
  'http.problem.outside-working-hours': 'Outside your working hours',
  'http.problem.cover-shift-ask-security':
    'If you are to cover a shift, ask your security officer for an exception: it counts at once.',
  'http.problem.not-network': 'Not from this network',
  'http.problem.use-device-these-networks': 'Use a device on one of these networks.',
  'http.problem.place-where-should-able':
    'If this is a place where you should be able to work, ask your security officer to add its network.',
  'http.problem.licence-expired': 'Your licence has expired',
  'http.problem.still-read-records': 'You can still read records.',
  'http.problem.once-licence-renewed-tell':
    'Once your licence is renewed, tell your administrator: prescribing and dispensing open again at once.',
  'http.problem.training-expired': 'Your training has expired',
  'http.problem.renew-privacy-training-tell':
    'Renew your privacy training, then tell your administrator: this opens again at once.',
  'http.problem.not-patients': 'Not one of your patients',
  'http.problem.not-patients-care-team':
    'You are not in this patient’s care team. In an emergency you can open the record all the same: it is recorded, reviewed, and shown to the patient.',
  'http.problem.look-after-patient-ask':
    'If you look after this patient, ask administrative staff to add you to the care team.',
  'http.problem.work-all-same-recorded': 'Work now all the same: it is recorded and reviewed',
  'http.problem.break-glass': 'Break the glass',
  'http.problem.go-account': 'Go to your account',
  'http.problem.no-hours': 'No hours are set at which it begins again.',
  'http.problem.access-begins':
    'Access begins again on {at, date, weekday} at {at, time, clock}. You stay signed in for as long as your session lasts.',
  'http.problem.draft-kept':
    'What you typed is kept for you alone. Open the same form then, or with emergency access: it comes back filled.',
  'http.fault.load-page-again': 'Load the page again',
  'http.fault.load-page-again-send': 'Load the page again and send the new form',
  'http.fault.form-sent-already-other':
    'This form was sent already with other content, at {at}: that is stored, and what stands here is not. If you want to store this too, check it and send it again.',
  'http.problem.field-fault': '{field}: {message}.',
  'http.problem.somebody-faster': 'Somebody else was faster',
  'http.problem.not-taken': 'What was sent cannot be taken',
  'http.problem.not-json': 'This is not JSON',
  'http.problem.send-json': 'Send it as application/json.',
  'http.problem.done-before': 'This was done before',
  'http.problem.nothing-twice': 'The same request did it before. Nothing was done twice.',
  'http.problem.session-held': 'This session began on another network. Confirm it there, or sign in here.',
  'http.problem.erased-on':
    'The record {recordNumber} was erased on {day} at the patient’s request. Nobody can read it any more.',
} as const
