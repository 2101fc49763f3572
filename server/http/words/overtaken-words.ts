import { said, type Text } from '../../../views/words/said.ts'
import type {
  ComesBack,
  HelpWords,
  DeedManner,
  NextLabel,
  OvertakenThing,
} from '../../overtaken/overtaken-codes.ts'

/** The words in which somebody is told that they come too late, by the codes that verbs throw; {now} is the value of that name. */

/** What was done already, as a sentence begins with it. */
const things = {
  'kept-apart': 'What was saved separately',
  device: 'This device',
  'device-name': 'The name of this device',
  'own-second-step': 'Your two-step verification',
  'second-step': 'Two-step verification',
  session: 'This session',
  'own-number': 'Your number for codes',
  'report-by-mail': 'This report by mail',
  'legal-hold': 'This legal hold',
  'legal-hold-end': 'The end of this legal hold',
  'saved-search': 'This search',
  verification: 'A verification',
  request: 'This request',
  erasure: 'The erasure of this record',
  'emergency-access': 'This emergency access',
  setting: 'This setting',
  page: 'This page',
  person: 'This person',
  assignment: 'This assignment',
  record: 'This record',
  'allergy-statement': 'This statement on allergies',
  entry: 'This entry',
  encounter: 'This encounter',
  invitation: 'This invitation',
  'record-tie': 'This tie',
  'record-tie-end': 'The end of this tie',
  prescription: 'This prescription',
  dispensing: 'This dispensing',
  alert: 'This alert',
  account: 'This account',
  'hour-exception': 'This exception',
  'network-list': 'This list',
  role: 'This role',
  'rights-proposal': 'This change of rights',
  'waiting-proposal': 'A change of this',
  user: 'This user',
  'page-revision': 'Revision {number} of this page',
} as const satisfies Readonly<Record<OvertakenThing, string>>

/** How it came about where nobody did it. */
const hows = {
  'device-ran-out': 'by itself, its time being over or your password or two-step verification changed,',
  idle: 'by itself, nothing having happened for too long,',
  'too-old': 'by itself, its longest time being over,',
  'too-many': 'by itself, a newer session having taken its place,',
  'credentials-changed': 'by itself, the password or two-step verification having been changed,',
  'by-itself': 'by itself',
  'right-or-address-ended': 'by itself, your right to it or your confirmed address having ended,',
  'time-over': 'by itself, its time being over,',
  'after-its-last-day': 'by itself after its last day,',
  'lock-over': 'by itself, the time of its lock being over,',
  'something-else-changed': 'by itself, something else having changed,',
  'waited-too-long': 'by itself, having waited too long,',
  'after-the-last-day-set-by': 'by itself after the last day that {name} had set,',
} as const satisfies Readonly<Record<DeedManner, string>>

/** Where a reader goes on. */
const nexts = {
  'what-else-is-kept-apart': 'What else is saved separately',
  'own-devices': 'See your devices',
  'how-it-stands': 'See how it stands',
  account: 'See how the account stands',
  'own-sessions': 'See your sessions',
  'own-second-step': 'See your two-step verification',
  'what-holds-now': 'See what holds now',
  'reports-by-mail': 'See what comes by mail',
  erasures: 'Requests for erasure',
  'legal-holds': said('audit.next.legal-holds'),
  'legal-hold': 'Go to this legal hold',
  'saved-searches': 'See what is saved now',
  'own-emergency-access': 'Your emergency access',
  'what-stands-there': 'See what stands there',
  'page-revisions': 'Go to its revisions',
  page: 'See the page',
  'care-team': 'Go to the care team',
  record: 'Open the record',
  allergies: 'See the allergies',
  'what-it-says-now': 'See what it says now',
  'newer-encounter': 'Open the newer one and amend that',
  'own-request': 'Your request',
  'erasure-request': 'See the request',
  'how-it-was-decided': 'See how it was decided',
  'own-records': 'The records that you may read',
  'record-ties': 'See the accounts of this record',
  'dispensed-lately': 'Go to what was dispensed lately',
  'what-they-found-out': 'See what they found out',
  'open-alerts': 'Go to the open alerts',
  'locked-accounts': 'See which accounts are locked',
  'signed-in': 'See who is signed in',
  person: 'See what holds for this person',
  'what-it-is-now': 'See what it is now',
  approval: 'See it under “Approvals”',
  reviews: 'Go to the reviews',
  'emergency-requests': 'Go to the requests',
  roles: 'Roles',
  'audit-log': said('audit.next.log'),
  'audit-export': said('audit.next.export'),
  'audit-integrity': said('audit.next.integrity'),
  'correct-filters': said('audit.next.correct-filters'),
  'open-report': said('audit.next.open-report'),
} as const satisfies Readonly<Record<NextLabel, Text>>

/** What to do with a form that comes back. */
const comesBacks = {
  compare: 'That was while you had it open. Nothing of yours is saved yet: compare, then save again.',
  'compare-form':
    'That was while you had the form open. Nothing of yours is saved yet: compare, then save again.',
  'under-way': 'It is under way: wait until it is finished.',
  'compare-texts': 'That was while you were writing. Compare both texts, then save again.',
  'end-assignment-first': 'End that assignment first.',
  'copy-what-you-need': 'Nothing of yours is saved; copy what you still need.',
  'begin-again': 'Nothing of yours is saved: begin again from what it is now.',
  'waits-for-approval': 'It waits for approval, and must be decided or withdrawn first.',
  'compare-name': 'It is now “{now}”. Nothing of yours is saved yet: compare, then save again.',
  'compare-now': 'It now says: {now}. Nothing of yours is saved yet: compare, then save again.',
} as const satisfies Readonly<Record<ComesBack, string>>

/** What else a reader should know. */
const helps = {
  'ask-for-a-new-one': 'Ask the front desk for a new one.',
  'if-not-you': 'If that was not you, tell the front desk at once.',
  'nothing-more-to-do': 'Nothing more needs to be done: it waits to be decided.',
  'extended-once': 'It can be extended once.',
  'second-opinion': 'Whoever was not asked before may give a second opinion there.',
  'was-found': 'It was found {outcome}. What was written stays as it is.',
} as const satisfies Readonly<Record<HelpWords, string>>

type Values = Readonly<Record<string, string>> | undefined

const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (_place, name: string) => values?.[name] ?? '')

export const thingWords = (code: OvertakenThing, values?: Values): string => filled(things[code], values)
export const howWords = (code: DeedManner, values?: Values): string => filled(hows[code], values)
export const comesBackWords = (code: ComesBack, values?: Values): string => filled(comesBacks[code], values)
export const helpWords = (code: HelpWords, values?: Values): string => filled(helps[code], values)

/** A link on, in words. */
export const nextLink = ({
  href,
  label,
}: {
  readonly href: string
  readonly label: NextLabel
}): { readonly href: string; readonly label: Text } => ({
  href,
  label: nexts[label],
})
