import { actions, type Action, type ActionRequirement } from './actions.ts'
import type { AccessBasis } from './access-basis.ts'
import type { AccessWindow, Actor, Circumstances, PatientRelationship } from './actor.ts'
import type { Decision, Rule, Verdict } from './decision.ts'
import type { Permission } from './permissions.ts'

/** What was asked, and what was decided. */
export type ExplainedDecision = {
  readonly actor: Actor
  readonly action: Action
  readonly circumstances: Circumstances
  readonly relationship: PatientRelationship | undefined
  readonly decision: Decision
}

type PatientKind = NonNullable<ActionRequirement['patient']>
type Expiring = 'licence' | 'training'

/** One thing that a rule looked at: a code, and the values that it is said with. */
export type Because =
  | {
      readonly code:
        | 'not-asked'
        | 'no-such-action'
        | 'unreadable-facts'
        | 'for-others'
        | 'everyone'
        | 'any-hour'
        | 'grant-for-hours'
        | 'outside-hours'
        | 'any-network'
        | 'grant-for-networks'
        | 'administration-anywhere'
        | 'grace-runs'
        | 'about-no-patient'
        | 'no-patient'
        | 'recent-supply'
        | 'abandoned-prescription'
        | 'active-prescription'
        | 'not-abandoned'
    }
  | {
      /** Of the person. */
      readonly code:
        | 'named'
        | 'not-named'
        | 'no-networks'
        | `${Expiring}-never-ends`
        | 'emergency-access'
        | 'own-prescription'
        | 'demographic-role'
        | 'own-record'
        | `not-${Exclude<PatientKind, 'abandoned'>}`
    }
  | {
      readonly code: 'role-includes' | 'role-excludes'
      readonly role: string
      readonly right: Permission
    }
  | {
      readonly code: 'hours'
      readonly windows: readonly AccessWindow[]
      /** ISO weekday, and minutes since midnight. */
      readonly weekday: number
      readonly minutes: number
    }
  | { readonly code: 'exception'; readonly windows: readonly AccessWindow[]; readonly until: Date }
  | { readonly code: 'networks'; readonly role: readonly string[]; readonly account: readonly string[] }
  | { readonly code: 'administration-networks'; readonly networks: readonly string[] }
  | { readonly code: 'within-networks' | 'outside-networks'; readonly address: string }
  | { readonly code: `${Expiring}-${'valid-through' | 'ran-out-after'}`; readonly day: string }
  | { readonly code: 'grace'; readonly days: number }
  | { readonly code: 'care-team'; readonly as: PatientRelationship['careTeam'] }
  | { readonly code: 'emergency-access-until'; readonly until: Date }

type Explanation = readonly Because[]

const notAsked: Explanation = [{ code: 'not-asked' }]

function hours({ actor, action, circumstances }: ExplainedDecision, { allows, by }: Verdict): Explanation {
  const { local, at } = circumstances
  if (actions[action].always === true) {
    return [{ code: 'any-hour' }]
  }
  if (by !== undefined) {
    return [{ code: 'grant-for-hours' }]
  }
  const exceptions = actor.hourExceptions.filter(({ from, until }) => from <= at && at < until)
  return [
    { code: 'hours', windows: actor.accessWindows, weekday: local.weekday, minutes: local.minutes },
    ...exceptions.map(({ until, windows }) => ({ code: 'exception', windows, until }) as const),
    ...(allows ? [] : ([{ code: 'outside-hours' }] as const)),
  ]
}

const addressWithin = (address: string, within: boolean): Because => ({
  code: within ? 'within-networks' : 'outside-networks',
  address,
})

function network({ actor, action, circumstances }: ExplainedDecision, { allows, by }: Verdict): Explanation {
  if (actions[action].always === true) {
    return [{ code: 'any-network' }]
  }
  if (by !== undefined) {
    return [{ code: 'grant-for-networks' }]
  }
  const { roleNetworks: role, userNetworks: account } = actor
  return role.length + account.length === 0
    ? [{ code: 'no-networks' }]
    : [{ code: 'networks', role, account }, addressWithin(circumstances.address, allows)]
}

function administration({ action, circumstances }: ExplainedDecision, { allows }: Verdict): Explanation {
  const { address, administrationNetworks: networks } = circumstances
  if (actions[action].administration !== true) {
    return notAsked
  }
  return networks.length === 0
    ? [{ code: 'administration-anywhere' }]
    : [{ code: 'administration-networks', networks }, addressWithin(address, allows)]
}

const untilWhen = (what: Expiring, day: string | null, valid: boolean): Because =>
  day === null
    ? { code: `${what}-never-ends` }
    : { code: `${what}-${valid ? 'valid-through' : 'ran-out-after'}`, day }

function training({ actor, action, circumstances }: ExplainedDecision, { allows }: Verdict): Explanation {
  const { trainingGraceDays: days, trainingExpiresOn: lastDay } = actor
  if (actions[action].training !== true) {
    return notAsked
  }
  const over = lastDay !== null && lastDay < circumstances.local.date
  return [
    untilWhen('training', lastDay, !over),
    ...(over && days > 0 ? [{ code: 'grace', days } as const] : []),
    ...(over && allows ? ([{ code: 'grace-runs' }] as const) : []),
  ]
}

function byBasis(basis: AccessBasis, { actor, relationship }: ExplainedDecision): Because {
  switch (basis) {
    case 'care-team':
      return { code: 'care-team', as: relationship?.careTeam ?? null }
    case 'emergency-access': {
      const grant = actor.grants.find(({ patientId }) => patientId === relationship?.patientId)
      return grant === undefined
        ? { code: 'emergency-access' }
        : { code: 'emergency-access-until', until: grant.endsAt }
    }
    default:
      return { code: basis }
  }
}

function patient(asked: ExplainedDecision, { by }: Verdict): Explanation {
  const { patient: kind } = actions[asked.action]
  if (kind === undefined) {
    return [{ code: 'about-no-patient' }]
  }
  if (asked.relationship === undefined) {
    return [{ code: 'no-patient' }]
  }
  return [by === undefined ? { code: `not-${kind}` } : byBasis(by, asked)]
}

const explanations: Readonly<Record<Rule, (asked: ExplainedDecision, verdict: Verdict) => Explanation>> = {
  action: () => [{ code: 'no-such-action' }],
  fault: () => [{ code: 'unreadable-facts' }],
  audience: () => [{ code: 'for-others' }],
  permission: ({ actor, action }, { allows }) => {
    const { permission: right } = actions[action]
    return right === null
      ? [{ code: 'everyone' }]
      : [{ code: allows ? 'role-includes' : 'role-excludes', role: actor.role.title, right }]
  },
  named: ({ action }, { allows }) =>
    actions[action].named === true ? [{ code: allows ? 'named' : 'not-named' }] : notAsked,
  hours,
  network,
  'administration-network': administration,
  licence: ({ actor, action }, { allows }) =>
    actions[action].licence === true ? [untilWhen('licence', actor.licenceExpiresOn, allows)] : notAsked,
  training,
  patient,
}

/** One rule's verdict, and what it looked at. */
export type ExplainedVerdict = {
  readonly rule: Rule
  readonly allows: boolean
  /** The action asks for it at all. */
  readonly applies: boolean
  readonly because: Explanation
}

function explained(asked: ExplainedDecision, verdict: Verdict): ExplainedVerdict {
  const { rule, allows } = verdict
  const because = explanations[rule](asked, verdict)
  return { rule, allows, applies: because !== notAsked, because }
}

/** Every rule's verdict with the facts that it looked at, in codes; what was decided is not decided again. */
export const explain = (asked: ExplainedDecision): readonly ExplainedVerdict[] =>
  asked.decision.verdicts.map((verdict) => explained(asked, verdict))

/** The rule that refused, in codes; undefined where the decision allows. */
export function explainRefusal(asked: ExplainedDecision): ExplainedVerdict | undefined {
  const refusing = asked.decision.verdicts.find(({ allows }) => !allows)
  return refusing === undefined ? undefined : explained(asked, refusing)
}
