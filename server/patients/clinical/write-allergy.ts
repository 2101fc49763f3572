import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Allergy, type AllergyStatus, type AllergyVerification } from '../../../models/allergy.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { Refused } from '../../operations/refused.ts'
import type { PatientRequest } from '../../http/patient-route.ts'
import { partialDateOf } from '../../partial-date.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changePatient } from '../change-patient.ts'
import { holdPatient } from '../hold-record.ts'
import { fieldOpener, fieldSealer } from '../sealed-fields.ts'
import { settleConflicts } from '../settle-conflicts.ts'
import { endStatementsAgainst } from './allergy-statements.ts'
import type { AllergyValues, StateValues } from './entry-form.ts'
import { changedMeanwhile, differing, keepFirstVersion, keepVersion, sealedChange } from './keep-version.ts'

type Fields = {
  readonly substance: string
  readonly code: string | null
  readonly reaction: string | null
  readonly criticality: Allergy['criticality']
  readonly category: string | null
  readonly type: Allergy['type']
  readonly status: AllergyStatus
  readonly verification: AllergyVerification
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly note: string | null
}

function openFields(row: Allergy, key: KeyObject): Fields {
  const open = fieldOpener(key, 'allergies', row.id)
  const text = (column: string, sealed: Allergy['note']) => open.optional(column, sealed?.toColumn() ?? null)
  return {
    substance: open.required('substance', row.substance.toColumn()),
    code: text('code', row.code),
    reaction: text('reaction', row.reaction),
    criticality: row.criticality,
    category: row.category,
    type: row.type,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: text('onset_note', row.onsetNote),
    note: text('note', row.note),
  }
}

function sealFields(id: string, key: KeyObject, fields: Fields) {
  const seal = fieldSealer(key, 'allergies', id)
  return {
    ...fields,
    substance: seal.required('substance', fields.substance),
    code: seal.optional('code', fields.code),
    reaction: seal.optional('reaction', fields.reaction),
    onsetNote: seal.optional('onset_note', fields.onsetNote),
    note: seal.optional('note', fields.note),
  }
}

const typedFields = (values: AllergyValues) => ({
  substance: values.substance,
  reaction: values.reaction,
  criticality: values.criticality,
  category: values.category,
  verification: values.certainty,
  onset: values.onset.time,
  onsetNote: values.onset.note,
  note: values.note,
})

/** Takes a line that has become an entry out of the free notes; leaves them where it is not among them any more. */
async function takeFromNotes(
  services: Services,
  transaction: Transaction,
  { admission, at }: PatientRequest,
  line: string | null,
): Promise<void> {
  if (line !== null) {
    await changePatient(services, transaction, admission.patientId, { at }, (current) => {
      const lines = current.allergies?.split('\n') ?? []
      const found = lines.findIndex((one) => one.trim() === line.trim())
      const rest = lines.toSpliced(found, found < 0 ? 0 : 1).join('\n')
      return { ...current, allergies: rest.trim() === '' ? null : rest }
    })
  }
}

/** Adds an allergy. Statements that there is none end with it. @returns its id */
export async function recordAllergy(
  services: Services,
  request: PatientRequest,
  values: AllergyValues,
): Promise<ChangeReceipt<string>> {
  const { admission, origin, at } = request
  const { patientId, actor } = admission
  const id = newId()
  return auditedChange(services, admission, origin, 'allergy.recorded', async (transaction) => {
    const { key } = await holdPatient(services, transaction, patientId)
    const fields: Fields = { ...typedFields(values), code: null, type: null, status: 'active' }
    await Allergy.create(
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
    const entry = { patientId, entry: 'allergy' as const, entryId: id }
    await keepVersion(transaction, key, {
      ...entry,
      version: 1,
      change: 'recorded',
      by: actor.id,
      at,
      content: fields,
    })
    await endStatementsAgainst(transaction, key, { patientId, by: actor.id, at, allergy: fields })
    await takeFromNotes(services, transaction, request, values.noteLine)
    return { value: id, resource: { type: 'allergy', id }, changes: sealedChange(patientId, key, {}, fields) }
  })
}

type Change = {
  readonly after: Fields
  readonly change: 'corrected' | 'resolved' | 'reopened' | 'entered-in-error'
  readonly reason: string | null
}

async function changeAllergy(
  services: Services,
  { admission, origin, at }: PatientRequest,
  id: string,
  version: number,
  make: (before: Fields) => Change,
): Promise<ChangeReceipt<boolean>> {
  const { patientId, actor } = admission
  return auditedChange(services, admission, origin, 'allergy.corrected', async (transaction) => {
    const { key } = await holdPatient(services, transaction, patientId)
    const row = await Allergy.findOne({
      where: { id, patientId },
      transaction,
      lock: transaction.LOCK.UPDATE,
    })
    if (row === null) {
      throw new Refused('no-such-thing')
    }
    if (row.version !== version) {
      const next = { href: paths.allergy(patientId, id), label: 'what-it-says-now' } as const
      throw changedMeanwhile(row, 'allergy', next)
    }
    const before = openFields(row, key)
    const { after, change, reason } = make(before)
    const changed = differing(before, after)
    if (changed.length === 0) {
      return { value: false, event: 'allergies.viewed' }
    }
    await keepFirstVersion(transaction, key, row, 'allergy', before)
    await row.update(
      { ...sealFields(id, key, after), version: version + 1, changedBy: actor.id, changedAt: at },
      { transaction },
    )
    const entry = { patientId, entry: 'allergy' as const, entryId: id, version: version + 1 }
    await keepVersion(transaction, key, { ...entry, change, by: actor.id, at, content: after, reason })
    await settleConflicts(transaction, key, { patientId, id }, after)
    if (after.status === 'active' && !['refuted', 'entered-in-error'].includes(after.verification)) {
      await endStatementsAgainst(transaction, key, { patientId, by: actor.id, at, allergy: after })
    }
    return {
      value: true,
      event: change === 'corrected' ? 'allergy.corrected' : 'allergy.state-changed',
      resource: { type: 'allergy', id },
      details: { changed, change },
      changes: sealedChange(patientId, key, before, after),
    }
  })
}

/**
 * Corrects what an allergy says; what it said before stays in its history.
 * @returns whether anything was changed
 * @throws OvertakenError, Refused
 */
export const correctAllergy = (
  services: Services,
  request: PatientRequest,
  id: string,
  values: AllergyValues,
): Promise<ChangeReceipt<boolean>> =>
  changeAllergy(services, request, id, values.version, (before) => ({
    // A code that another system gave names what it called the substance.
    after: {
      ...before,
      ...typedFields(values),
      code: values.substance === before.substance ? before.code : null,
      verification: ['refuted', 'entered-in-error'].includes(before.verification)
        ? before.verification
        : values.certainty,
    },
    change: 'corrected',
    reason: null,
  }))

const wasRefuted = (verification: AllergyVerification) =>
  verification === 'refuted' || verification === 'entered-in-error'

/**
 * Resolves an allergy, makes it active again, or says that it was refuted or entered in error.
 * @returns whether anything was changed
 * @throws OvertakenError, Refused
 */
export const setAllergyState = (
  services: Services,
  request: PatientRequest,
  id: string,
  { state, reason, version }: StateValues,
): Promise<ChangeReceipt<boolean>> =>
  changeAllergy(services, request, id, version, (before) => {
    if (state === 'refuted' || state === 'entered-in-error') {
      const change = state === 'refuted' ? ('corrected' as const) : state
      return { after: { ...before, status: 'inactive', verification: state }, change, reason }
    }
    const status = state === 'resolved' || state === 'inactive' ? state : 'active'
    const verification = wasRefuted(before.verification) ? 'unconfirmed' : before.verification
    return {
      after: { ...before, status, verification },
      change: status === 'active' ? 'reopened' : 'resolved',
      reason,
    }
  })
