import type { KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { z } from 'zod'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { AllergyStatement } from '../../../../models/patients/allergy-statement.ts'
import { newId } from '../../../../models/new-id.ts'
import { auditedChange } from '../../../audit/record.ts'
import { idInAddress } from '../../../operations/input.ts'
import { definePatientCommand } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import { OvertakenError } from '../../../overtaken/overtaken.ts'
import { partialDateOf } from '../../../partial-date.ts'
import { paths } from '../../../paths.ts'
import { holdPatient } from '../../hold-record.ts'
import { fieldOpener, fieldSealer } from '../../sealed-fields.ts'
import { noKnownAllergiesSchema } from './no-known-allergies-form.ts'
import { negationOf } from '../../negation.ts'

const same = (one: string, other: string) =>
  one.normalize('NFKC').trim().toLowerCase() === other.normalize('NFKC').trim().toLowerCase()

/** Ends the statements that an allergy contradicts: of any kind, of its kind, and of its substance. */
export async function endStatementsAgainst(
  transaction: Transaction,
  key: KeyObject,
  ended: {
    patientId: string
    by: string
    at: Date
    allergy: { substance: string; category: string | null }
  },
): Promise<void> {
  const { patientId, by, at, allergy } = ended
  const open = await AllergyStatement.findAll({ where: { patientId, endedAt: null }, transaction })
  const contradicted = open.filter(({ id, scope, substance }) => {
    if (scope === 'substance') {
      const named = fieldOpener(key, 'allergy_statements', id).optional(
        'substance',
        substance?.toColumn() ?? null,
      )
      return same(named ?? '', allergy.substance)
    }
    return scope === 'any' || scope === allergy.category
  })
  await AllergyStatement.update(
    { endedAt: at, endedBy: by, endedBecause: 'allergy-recorded' },
    { where: { id: contradicted.map(({ id }) => id) }, transaction },
  )
}

async function countActive(transaction: Transaction, key: KeyObject, patientId: string): Promise<number> {
  const rows = await Allergy.findAll({
    where: { patientId, status: 'active', verification: { [Op.notIn]: ['refuted', 'entered-in-error'] } },
    transaction,
  })
  return rows.filter((row) => {
    const open = fieldOpener(key, 'allergies', row.id)
    return (
      negationOf({
        words: open.required('substance', row.substance.toColumn()),
        codes: open.optional('code', row.code?.toColumn() ?? null)?.split('\n') ?? [],
        reaction: open.optional('reaction', row.reaction?.toColumn() ?? null),
      }) === undefined
    )
  }).length
}

const stating = { action: 'clinical-list.write', subject: 'patient' } as const

/** States that there are no known allergies, of any kind or of one; the same statement made before ends with it. */
export const stateNoKnownAllergies = definePatientCommand({
  ...stating,
  name: 'patients.state-no-known-allergies',
  event: 'no-known-allergies.stated',
  input: noKnownAllergiesSchema,
  run: (services, { proof, origin, at }, { scope, substance, note }) => {
    const { patientId, actor } = proof
    const id = newId()
    return auditedChange(services, proof, origin, 'no-known-allergies.stated', async (transaction) => {
      const { key } = await holdPatient(services, transaction, patientId)
      if (scope === 'any' && (await countActive(transaction, key, patientId)) > 0) {
        throw new Refused('allergies-recorded')
      }
      if (scope !== 'substance') {
        await AllergyStatement.update(
          { endedAt: at, endedBy: actor.id, endedBecause: 'said-again' },
          { where: { patientId, endedAt: null, scope }, transaction },
        )
      }
      const seal = fieldSealer(key, 'allergy_statements', id)
      await AllergyStatement.create(
        {
          id,
          patientId,
          says: 'none-known',
          scope,
          substance: scope === 'substance' ? seal.optional('substance', substance) : null,
          note: seal.optional('note', note),
          recorded: partialDateOf(at).text,
          recordedAt: at,
          recordedBy: actor.id,
          createdAt: at,
        },
        { transaction },
      )
      return { value: id, resource: { type: 'allergy-statement', id }, details: { scope } }
    })
  },
})

/** Withdraws a statement: from then on the question is open again. */
export const withdrawStatement = definePatientCommand({
  ...stating,
  name: 'patients.withdraw-allergy-statement',
  event: 'no-known-allergies.withdrawn',
  input: z.object({ statementId: idInAddress }),
  run: (services, { proof, origin, at }, { statementId: id }) => {
    const { patientId, actor } = proof
    return auditedChange(services, proof, origin, 'no-known-allergies.withdrawn', async (transaction) => {
      await services.patientKeys.load(patientId, transaction)
      const statement = await AllergyStatement.findOne({
        where: { id, patientId },
        lock: transaction.LOCK.UPDATE,
        transaction,
      })
      if (statement === null) {
        throw new Refused('no-such-thing')
      }
      const { endedAt, endedBy, endedBecause } = statement
      const resource = { type: 'allergy-statement', id } as const
      if (endedAt !== null) {
        const done = endedBecause === 'withdrawn' ? 'withdrawn' : 'replaced'
        throw new OvertakenError(
          { what: 'allergy-statement', done, by: endedBy, at: endedAt },
          { next: { href: paths.allergies(patientId), label: 'allergies' }, about: { resource } },
        )
      }
      await statement.update({ endedAt: at, endedBy: actor.id, endedBecause: 'withdrawn' }, { transaction })
      return { value: id, resource }
    })
  },
})
