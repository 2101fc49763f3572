import { actions, type Action, type ActionRequirement } from './actions.ts'
import type { Actor, Circumstances, PatientRelationship } from './actor.ts'
import type { Decision, Rule, Verdict } from './decision.ts'
import { clockWords, dayName, hoursWords } from './hours-words.ts'
import type { AccessBasis } from './access-basis.ts'
import { permissions } from './permissions.ts'

/** Who is told: the person, of themselves; or others, of that person by name. */
export type Voice = {
  readonly whose: string
  readonly who: string
  readonly is: string
  readonly has: string
}

/** Said to the person. */
export const you: Voice = { whose: 'Your', who: 'You', is: 'are', has: 'have' }

/** Said of the person. */
export const of = (name: string): Voice => ({ whose: `${name}’s`, who: name, is: 'is', has: 'has' })

/** What was asked, what was decided, and how moments and days are written. */
export type ExplainedDecision = {
  readonly actor: Actor
  readonly action: Action
  readonly circumstances: Circumstances
  readonly relationship: PatientRelationship | undefined
  readonly decision: Decision
  readonly voice: Voice
  readonly write: { readonly dateTime: (at: Date) => string; readonly day: (isoDate: string) => string }
}

type Sentences = Readonly<Record<Rule, (asked: ExplainedDecision, verdict: Verdict) => string>>

const notAsked = 'This action does not ask for it.'

function hours(
  { actor, action, circumstances, voice, write }: ExplainedDecision,
  { allows, by }: Verdict,
): string {
  const { local, at } = circumstances
  if (actions[action].always === true) {
    return 'This action is allowed at any hour.'
  }
  if (by !== undefined) {
    return 'Emergency access stands in for the hours.'
  }
  const exceptions = actor.hourExceptions
    .filter(({ from, until }) => from <= at && at < until)
    .map(({ until, windows }) => ` An exception adds ${hoursWords(windows)} until ${write.dateTime(until)}.`)
  return `${voice.whose} role may sign in and work ${hoursWords(actor.accessWindows)}; it is ${clockWords(local.minutes)} on ${dayName(local.weekday)}.${exceptions.join('')}${allows ? '' : ' That is outside these hours.'}`
}

function network(
  { actor, action, circumstances, voice }: ExplainedDecision,
  { allows, by }: Verdict,
): string {
  if (actions[action].always === true) {
    return 'This action is allowed from any network.'
  }
  if (by !== undefined) {
    return 'Emergency access stands in for the networks.'
  }
  const lists = [
    { whose: 'role', list: actor.roleNetworks },
    { whose: 'account', list: actor.userNetworks },
  ].filter(({ list }) => list.length > 0)
  if (lists.length === 0) {
    return `${voice.whose} role and account may be used from any network.`
  }
  const allowed = lists.map(({ whose, list }) => `the ${whose} from ${list.join(', ')}`).join(', and ')
  return `Only certain networks are allowed: ${allowed}. The address ${circumstances.address} is ${allows ? 'within' : 'not within'} them.`
}

function administration({ action, circumstances }: ExplainedDecision, { allows }: Verdict): string {
  const { address, administrationNetworks } = circumstances
  if (actions[action].administration !== true) {
    return notAsked
  }
  return administrationNetworks.length === 0
    ? 'Administration and security pages are open to any network here.'
    : `Administration and security pages are open to ${administrationNetworks.join(', ')} only. The address ${address} is ${allows ? 'within' : 'not within'} them.`
}

function untilWhen(
  what: string,
  lastDay: string | null,
  { voice, write }: ExplainedDecision,
  allows: boolean,
): string {
  if (lastDay === null) {
    return `No last day of ${what} is recorded for ${voice.who === 'You' ? 'you' : voice.who}, so it cannot run out.`
  }
  return `${voice.whose} ${what} ${allows ? 'is valid through' : 'ran out after'} ${write.day(lastDay)}.`
}

const relationship: Readonly<Record<AccessBasis, (asked: ExplainedDecision) => string>> = {
  'care-team': ({ voice, relationship: basis }) =>
    `${voice.who} ${voice.is} in this patient’s care team${basis?.careTeam ? ` (${basis.careTeam})` : ''}.`,
  'emergency-access': ({ voice, actor, relationship: basis, write }) => {
    const grant = actor.grants.find(({ patientId }) => patientId === basis?.patientId)
    const until = grant === undefined ? '' : ` until ${write.dateTime(grant.endsAt)}`
    return `${voice.who} ${voice.has} emergency access to this patient${until}.`
  },
  'recent-supply': () => 'Something was dispensed to this patient within the last 30 days.',
  'own-prescription': ({ voice }) => `${voice.who} signed this prescription.`,
  'abandoned-prescription': () => 'Nobody else may cancel this prescription.',
  'active-prescription': () => 'This patient has an approved prescription that has not run out.',
  'demographic-role': ({ voice }) => `${voice.whose} role sees who patients are, and nothing clinical.`,
  'own-record': ({ voice }) => `It is ${voice.whose === 'Your' ? 'your' : voice.whose} own record.`,
}

type PatientKind = NonNullable<ActionRequirement['patient']>

const noRelationship: Readonly<Record<PatientKind, (voice: Voice) => string>> = {
  clinical: ({ who, is, has }) =>
    `${who} ${is} not in this patient’s care team, and ${has} no emergency access to this patient.`,
  prescription: ({ who, is, whose }) =>
    `${who} ${is} not in this patient’s care team, and there is no approved prescription of this patient for ${whose === 'Your' ? 'your' : whose} role to see.`,
  prescriber: ({ who, is, has }) =>
    `${who} ${is} not in this patient’s care team, ${has} no emergency access to this patient, and no prescription was named that was signed by the same person.`,
  abandoned: () =>
    'No approved prescription was named that nobody else may cancel: neither who signed it nor anybody of the care team.',
  supplied: ({ who, is }) =>
    `${who} ${is} not in this patient’s care team, and nothing of this prescription was dispensed within the last 30 days.`,
  demographic: ({ who, is, whose }) =>
    `${who} ${is} not in this patient’s care team, and ${whose === 'Your' ? 'your' : whose} role does not see who every patient is.`,
  own: ({ who, is }) => `${who} ${is} not this patient.`,
}

function patient(asked: ExplainedDecision, { by }: Verdict): string {
  const { action, voice } = asked
  const kind = actions[action].patient
  if (kind === undefined) {
    return 'This action is not about one patient.'
  }
  if (asked.relationship === undefined) {
    return 'No such patient, or none was named: this action needs one.'
  }
  return by === undefined ? noRelationship[kind](voice) : relationship[by](asked)
}

const sentences: Sentences = {
  action: () => 'There is no such action, so it is refused.',
  fault: () => 'Something in the role or account could not be read, so everything is refused.',
  audience: () => 'This page is for others.',
  permission: ({ actor, action, voice }, { allows }) => {
    const { permission } = actions[action]
    return permission === null
      ? 'Everyone who is signed in may do this.'
      : `${voice.whose} role, ${actor.role.title}, ${allows ? 'includes' : 'does not include'}: ${permissions[permission]}.`
  },
  named: ({ action, voice }, { allows }) =>
    actions[action].named === true
      ? `${voice.who} ${voice.is} ${allows ? '' : 'not '}named for emergency access${allows ? '' : '; only people named beforehand can have it'}.`
      : notAsked,
  hours,
  network,
  'administration-network': administration,
  licence: (asked, { allows }) =>
    actions[asked.action].licence === true
      ? untilWhen('licence', asked.actor.licenceExpiresOn, asked, allows)
      : notAsked,
  training: (asked, { allows }) => {
    const { trainingGraceDays: days, trainingExpiresOn: lastDay } = asked.actor
    if (actions[asked.action].training !== true) {
      return notAsked
    }
    const grace = days === 0 || lastDay === null ? '' : ` The facility allows ${days} more days of grace.`
    const over = lastDay !== null && lastDay < asked.circumstances.local.date
    return `${untilWhen('training', lastDay, asked, !over)}${over ? grace : ''}${over && allows ? ' They still run.' : ''}`
  },
  patient,
}

const headings: Readonly<Record<Rule, string>> = {
  action: 'Action',
  fault: 'Facts',
  audience: 'Audience',
  permission: 'Role',
  named: 'Named for emergencies',
  hours: 'Hours',
  network: 'Network',
  'administration-network': 'Administration’s network',
  licence: 'Licence',
  training: 'Training',
  patient: 'Patient',
}

/** One rule's verdict in words. */
export type ExplainedVerdict = {
  readonly rule: Rule
  readonly heading: string
  readonly allows: boolean
  /** The action asks for it at all. */
  readonly applies: boolean
  readonly words: string
}

function inWords(asked: ExplainedDecision, verdict: Verdict): ExplainedVerdict {
  const words = sentences[verdict.rule](asked, verdict)
  return {
    rule: verdict.rule,
    heading: headings[verdict.rule],
    allows: verdict.allows,
    applies: words !== notAsked,
    words,
  }
}

/** Every rule's verdict in plain English, with the facts that it looked at; what was decided is not decided again. */
export const explain = (asked: ExplainedDecision): readonly ExplainedVerdict[] =>
  asked.decision.verdicts.map((verdict) => inWords(asked, verdict))

/** The rule that refused, in plain English; undefined where the decision allows. */
export function explainRefusal(asked: ExplainedDecision): ExplainedVerdict | undefined {
  const refusing = asked.decision.verdicts.find(({ allows }) => !allows)
  return refusing === undefined ? undefined : inWords(asked, refusing)
}
