import type { KeyObject } from 'node:crypto'
import { Condition, type ConditionStatus, type ConditionVerification } from '../../../models/condition.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { Refused } from '../../operations/refused.ts'
import type { PatientRequest } from '../../http/patient-route.ts'
import { partialDateOf } from '../../partial-date.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { fieldOpener, fieldSealer } from '../sealed-fields.ts'
import { settleConflicts } from '../settle-conflicts.ts'
import { isOver, type ConditionValues, type StateValues } from './entry-form.ts'
import { changedMeanwhile, differing, keepFirstVersion, keepVersion, sealedChange } from './keep-version.ts'

type Fields = {
  readonly description: string
  readonly code: string | null
  readonly category: string | null
  readonly status: ConditionStatus
  readonly verification: ConditionVerification
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly abatement: string | null
  readonly abatementNote: string | null
  readonly note: string | null
}

function openFields(row: Condition, key: KeyObject): Fields {
  const open = fieldOpener(key, 'conditions', row.id)
  const text = (column: string, sealed: Condition['note']) =>
    open.optional(column, sealed?.toColumn() ?? null)
  return {
    description: open.required('description', row.description.toColumn()),
    code: text('code', row.code),
    category: row.category,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: text('onset_note', row.onsetNote),
    abatement: row.abatement,
    abatementNote: text('abatement_note', row.abatementNote),
    note: text('note', row.note),
  }
}

function sealFields(id: string, key: KeyObject, fields: Fields) {
  const seal = fieldSealer(key, 'conditions', id)
  return {
    ...fields,
    description: seal.required('description', fields.description),
    code: seal.optional('code', fields.code),
    onsetNote: seal.optional('onset_note', fields.onsetNote),
    abatementNote: seal.optional('abatement_note', fields.abatementNote),
    note: seal.optional('note', fields.note),
  }
}

const typedFields = (values: ConditionValues) => ({
  description: values.description,
  status: values.status,
  verification: values.certainty,
  onset: values.onset.time,
  onsetNote: values.onset.note,
  abatement: values.abatement.time,
  abatementNote: values.abatement.note,
  note: values.note,
})

/** Adds a condition. @returns its id */
export async function recordCondition(
  services: Services,
  { admission, origin, at }: PatientRequest,
  values: ConditionValues,
): Promise<ChangeReceipt<string>> {
  const { patientId, actor } = admission
  const id = newId()
  return auditedChange(services, admission, origin, 'condition.recorded', async (transaction) => {
    const key = await services.patientKeys.load(patientId, transaction)
    const fields: Fields = { ...typedFields(values), code: null, category: null }
    await Condition.create(
      {
        id,
        patientId,
        ...sealFields(id, key, fields),
        recorded: partialDateOf(at).text,
        recordedAt: at,
        recordedBy: actor.id,
        createdAt: at,
      },
      { transaction },
    )
    const entry = { patientId, entry: 'condition' as const, entryId: id, version: 1 }
    await keepVersion(transaction, key, { ...entry, change: 'recorded', by: actor.id, at, content: fields })
    return {
      value: id,
      resource: { type: 'condition', id },
      changes: sealedChange(patientId, key, {}, fields),
    }
  })
}

type Change = {
  readonly after: Fields
  readonly change: 'corrected' | 'resolved' | 'reopened' | 'entered-in-error'
  readonly reason: string | null
}

async function changeCondition(
  services: Services,
  { admission, origin, at }: PatientRequest,
  id: string,
  version: number,
  make: (before: Fields) => Change,
): Promise<ChangeReceipt<boolean>> {
  const { patientId, actor } = admission
  return auditedChange(services, admission, origin, 'condition.corrected', async (transaction) => {
    const key = await services.patientKeys.load(patientId, transaction)
    const row = await Condition.findOne({
      where: { id, patientId },
      transaction,
      lock: transaction.LOCK.UPDATE,
    })
    if (row === null) {
      throw new Refused('no-such-thing')
    }
    if (row.version !== version) {
      const next = { href: paths.condition(patientId, id), label: 'what-it-says-now' } as const
      throw changedMeanwhile(row, 'condition', next)
    }
    const before = openFields(row, key)
    const { after, change, reason } = make(before)
    const changed = differing(before, after)
    if (changed.length === 0) {
      return { value: false, event: 'conditions.viewed' }
    }
    await keepFirstVersion(transaction, key, row, 'condition', before)
    await row.update(
      { ...sealFields(id, key, after), version: version + 1, changedBy: actor.id, changedAt: at },
      { transaction },
    )
    const entry = { patientId, entry: 'condition' as const, entryId: id, version: version + 1 }
    await keepVersion(transaction, key, { ...entry, change, by: actor.id, at, content: after, reason })
    await settleConflicts(transaction, key, { patientId, id }, after)
    return {
      value: true,
      event: change === 'corrected' ? 'condition.corrected' : 'condition.state-changed',
      resource: { type: 'condition', id },
      details: { changed, change },
      changes: sealedChange(patientId, key, before, after),
    }
  })
}

const isNotTheCase = (verification: string) =>
  verification === 'refuted' || verification === 'entered-in-error'

/**
 * Corrects what a condition says; what it said before stays in its history.
 * @returns whether anything was changed
 * @throws OvertakenError, Refused
 */
export const correctCondition = (
  services: Services,
  request: PatientRequest,
  id: string,
  values: ConditionValues,
): Promise<ChangeReceipt<boolean>> =>
  changeCondition(services, request, id, values.version, (before) => ({
    after: {
      ...before,
      ...typedFields(values),
      // A code that another system gave names what it called the condition.
      code: values.description === before.description ? before.code : null,
      verification: isNotTheCase(before.verification) ? before.verification : values.certainty,
    },
    change: 'corrected',
    reason: null,
  }))

/**
 * Resolves a condition, makes it active again, or says that it was refuted or entered in error.
 * @returns whether anything was changed
 * @throws OvertakenError, Refused
 */
export const setConditionState = (
  services: Services,
  request: PatientRequest,
  id: string,
  { state, ended, reason, version }: StateValues,
): Promise<ChangeReceipt<boolean>> =>
  changeCondition(services, request, id, version, (before) => {
    if (state === 'refuted' || state === 'entered-in-error') {
      const change = state === 'refuted' ? ('corrected' as const) : state
      return { after: { ...before, verification: state }, change, reason }
    }
    const status = (['active', 'recurrence', 'relapse', 'remission', 'inactive', 'resolved'] as const).find(
      (one) => one === state,
    )
    const over = isOver(state)
    const end = over
      ? { abatement: ended.time ?? before.abatement, abatementNote: ended.note ?? before.abatementNote }
      : { abatement: null, abatementNote: null }
    const verification = isNotTheCase(before.verification) ? ('unconfirmed' as const) : before.verification
    return {
      after: { ...before, ...end, status: status ?? before.status, verification },
      change: over ? 'resolved' : 'reopened',
      reason,
    }
  })
