import type { Sequelize, Transaction } from 'sequelize'
import type { PatientAccess, Clearance } from '../access/clearance.ts'
import type { RefusalError } from '../access/refusal.ts'
import { HiddenSectionError, type Section } from '../access/sections.ts'
import type { SignedIn } from '../access/session.ts'
import { readOnceMore } from '../crypto/read-once-more.ts'
import type { AuditEntry, Origin } from './entry.ts'
import type { EventName } from './events.ts'
import type { AuditTrail } from './trail.ts'
import { AuditUnavailableError } from './unavailable.ts'
import { actorOf } from './actor-of.ts'

type Basis = Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>

/** Proof that the audit row of a disclosure is committed, and for which patients; made here only. */
class Receipt {
  readonly #patientIds: ReadonlySet<string>
  readonly #hides: readonly Section[]
  readonly #basis: Basis
  readonly #broken = new Set<string>()
  #mayReadAgain = false
  readonly eventId: string
  constructor(eventId: string, asked: Basis, patientIds: Iterable<string>, hides: readonly Section[]) {
    this.eventId = eventId
    this.#basis = asked
    this.#patientIds = new Set(patientIds)
    this.#hides = hides
  }
  /** Whether the decision lets this section of the record be shown. */
  shows(section: Section): boolean {
    return !this.#hides.includes(section)
  }
  /**
   * Whoever opens fields asks here first, and names every section that they belong to.
   * @throws where the row did not name this patient, or the decision hides a section: nothing must then be opened.
   */
  mustCover(patientId: string, ...opened: readonly [Section, ...Section[]]): void {
    if (!this.#patientIds.has(patientId)) {
      throw new Error('the audit row does not name this patient')
    }
    this.mustShow(...opened)
  }
  /** Whether what does not open is read once more before anybody is told. */
  get mayReadAgain(): boolean {
    return this.#mayReadAgain
  }
  /**
   * Shows what the row speaks of. Where a seal does not open, the work is done once more, from the first read on: a key may
   * have been renewed between two of its reads. What then does not open was changed outside MedGuard.
   * @param show reads and opens, and changes nothing
   * @throws SealBrokenError, and whatever else was thrown
   */
  async show<Shown>(show: () => Promise<Shown>): Promise<Shown> {
    this.#mayReadAgain = true
    return readOnceMore(show, () => {
      this.#mayReadAgain = false
    })
  }
  /**
   * That something of a record did not open; the row is written as that of the same request.
   * @returns what it says of who asked; undefined where it was said of this record before
   */
  firstBroken(patientId: string): Basis | undefined {
    if (this.#broken.has(patientId)) {
      return undefined
    }
    this.#broken.add(patientId)
    return this.#basis
  }
  /** For the rows of a record that was covered before. @throws HiddenSectionError */
  mustShow(...opened: readonly [Section, ...Section[]]): void {
    const hidden = opened.find((section) => !this.shows(section))
    if (hidden !== undefined) {
      throw new HiddenSectionError(hidden)
    }
  }
}
export type { Receipt }

/** Proof that a change and its audit row were committed together; made here only. */
class ChangeReceipt<Value> {
  readonly #value: Value
  constructor(value: Value) {
    this.#value = value
  }
  get value(): Value {
    return this.#value
  }
}
export type { ChangeReceipt }

/** What a clearance or admission says in an audit row. */
export type Proof = Clearance | PatientAccess

const isPatientAccess = (proof: Proof): proof is PatientAccess => 'patientId' in proof

const who = (person: SignedIn) => ({
  actor: actorOf(person.actor),
  sessionId: person.sessionId,
})

function purposeOf(proof: Proof): AuditEntry['purposeOfUse'] {
  if (proof.actor.patientScope === 'own') {
    return 'patient-request'
  }
  const clearance = isPatientAccess(proof) ? proof.clearance : proof
  if (clearance.decision.grant !== undefined) {
    return 'emergency-treatment'
  }
  return isPatientAccess(proof) && !['demographics', 'none'].includes(proof.actor.patientScope)
    ? 'treatment'
    : 'operations'
}

function basis(proof: Proof, origin: Origin) {
  const clearance = isPatientAccess(proof) ? proof.clearance : proof
  const { grant, decidedBy, obligations } = clearance.decision
  const purposeOfUse = purposeOf(proof)
  return {
    ...who(clearance.person),
    origin,
    rule: decidedBy,
    ...(purposeOfUse === undefined ? {} : { purposeOfUse }),
    ...(isPatientAccess(proof) ? { patientId: proof.patientId } : {}),
    ...(grant === undefined ? {} : { grantId: grant.id }),
    ...(obligations.severity === undefined ? {} : { severity: obligations.severity }),
  }
}

type Extra = Pick<
  AuditEntry,
  'patientIds' | 'resource' | 'details' | 'severity' | 'changes' | 'patientId' | 'grantId'
>

/**
 * Records that something is about to be shown; resolves once the row is committed.
 * @param extra.patientIds every patient that a list shows
 * @throws when the row could not be written; nothing may then be shown.
 */
export async function recordDisclosure(
  trail: AuditTrail,
  proof: Proof,
  origin: Origin,
  event: EventName,
  extra: Extra = {},
): Promise<Receipt> {
  const eventId = await trail.append({ ...basis(proof, origin), event, outcome: 'success', ...extra })
  const one = isPatientAccess(proof) ? proof.patientId : extra.patientId
  const named = [...(one === undefined ? [] : [one]), ...(extra.patientIds ?? [])]
  const { decision } = isPatientAccess(proof) ? proof.clearance : proof
  const { actor, sessionId } = basis(proof, origin)
  return new Receipt(eventId, { actor, sessionId, origin }, named, decision.obligations.hides)
}

/** Records a refused attempt, outside any transaction, so that it survives what it refused. */
export async function recordRefusal(
  trail: AuditTrail,
  person: SignedIn,
  refusal: RefusalError,
  origin: Origin,
  event: EventName,
  extra: Pick<Extra, 'resource' | 'patientId'> = {},
): Promise<void> {
  await trail.append({
    ...who(person),
    origin,
    event,
    outcome: 'refused',
    rule: refusal.code,
    ...extra,
    ...(refusal.patientId === undefined ? {} : { patientId: refusal.patientId }),
  })
}

/**
 * Records that something was attempted and did not come to pass, outside any transaction, so that it survives.
 * @param extra.outcome where it was not for this person to do
 */
export async function recordFailed(
  trail: AuditTrail,
  proof: Proof,
  origin: Origin,
  event: EventName,
  extra: Pick<Extra, 'resource' | 'patientId' | 'details' | 'severity'> & {
    readonly rule: string
    readonly outcome?: 'refused'
  },
): Promise<void> {
  await trail.append({ ...basis(proof, origin), event, outcome: 'failure', ...extra })
}

/** What the work of a change hands back: its result, and what the audit row should say of it. */
export type Work<Value> = { readonly value: Value; readonly event?: EventName } & Extra

type FirstStep = (transaction: Transaction) => Promise<void>

const firstSteps = new WeakMap<Clearance, FirstStep>()

/**
 * Has something done first in the transaction of whatever change this clearance leads to.
 * @param step what it throws rolls the change back; it runs once for each transaction
 */
export const beforeEveryChange = (clearance: Clearance, step: FirstStep): void => {
  firstSteps.set(clearance, step)
}

type NeededServices = { readonly sequelize: Sequelize; readonly trail: AuditTrail }

/**
 * Writes one audit row of the change under way, in its transaction. Where what stays of it is that something was tried,
 * the row says so by its outcome and rule.
 */
export type RecordChange = (
  event: EventName,
  extra?: Extra & {
    readonly outcome?: 'failure'
    readonly rule?: string
    /** The admission by which it was done, where a change of several records has one for each. */
    readonly by?: PatientAccess
  },
) => Promise<void>

/**
 * Runs a change that says itself what its audit rows are, one for each thing done: all is committed, or nothing.
 * @param work does the change and writes its rows; what it throws rolls everything back
 * @throws where it wrote no row: a change that nobody can read of later does not happen
 */
export async function recordedChange<Value>(
  house: NeededServices,
  proof: Proof,
  origin: Origin,
  work: (transaction: Transaction, record: RecordChange) => Promise<Value>,
): Promise<ChangeReceipt<Value>> {
  const value = await house.sequelize.transaction(async (transaction) => {
    let rows = 0
    await firstSteps.get(isPatientAccess(proof) ? proof.clearance : proof)?.(transaction)
    const result = await work(transaction, async (event, { by = proof, ...extra } = {}) => {
      await house.trail.appendIn(transaction, {
        ...basis(by, origin),
        event,
        outcome: 'success',
        ...extra,
      })
      rows += 1
    })
    if (rows === 0) {
      throw new AuditUnavailableError('the change wrote no audit row')
    }
    return result
  })
  return new ChangeReceipt(value)
}

/**
 * Runs a change and writes its audit row in the same transaction: both are committed, or neither.
 * @param work does the change; what it throws rolls everything back
 */
export async function auditedChange<Value>(
  house: NeededServices,
  proof: Proof,
  origin: Origin,
  event: EventName,
  work: (transaction: Transaction) => Promise<Work<Value>>,
): Promise<ChangeReceipt<Value>> {
  return recordedChange(house, proof, origin, async (transaction, record) => {
    const { value, event: actual = event, ...extra } = await work(transaction)
    await record(actual, extra)
    return value
  })
}
