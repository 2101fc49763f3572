import { Op, UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import { newId } from '../../../models/new-id.ts'
import { WardMember } from '../../../models/wards/ward-member.ts'
import { Ward } from '../../../models/wards/ward.ts'
import { auditedChange } from '../../audit/record.ts'
import { fault } from '../../operations/fault.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { versionInForm } from '../../operations/version-in-form.ts'
import { paths } from '../../paths.ts'
import { holdWard, resourceOfWard } from '../hold-ward.ts'
import { nameKeyOf, newWardSchema, wardSchema } from './ward-form.ts'

/** @throws Refused where an open ward or team has this name */
async function unlessNameTaken<Saved>(save: () => Promise<Saved>): Promise<Saved> {
  try {
    return await save()
  } catch (error) {
    throw error instanceof UniqueConstraintError ? new Refused('ward-name-taken') : error
  }
}

const keeping = { action: 'ward.manage', subject: 'none' } as const

/** Makes a ward or a team. It gives its identifier. */
export const createWard = defineStaffCommand({
  ...keeping,
  name: 'wards.create',
  event: 'ward.created',
  input: newWardSchema,
  run: (services, { proof, origin, at }, { kind, name }) =>
    unlessNameTaken(() =>
      auditedChange(services, proof, origin, 'ward.created', async (transaction) => {
        const id = newId()
        await Ward.create(
          { id, kind, name, nameKey: nameKeyOf(name), createdBy: proof.actor.id, createdAt: at },
          { transaction },
        )
        return { value: id, resource: resourceOfWard(id), details: { kind, name } }
      }),
    ),
})

/** Renames a ward or a team. It gives its identifier. */
export const renameWard = defineStaffCommand({
  ...keeping,
  name: 'wards.rename',
  event: 'ward.changed',
  input: wardSchema.extend({ wardId: idInAddress, version: versionInForm }),
  run: (services, { proof, origin, at }, { wardId, version: shown, name }) =>
    unlessNameTaken(() =>
      auditedChange(services, proof, origin, 'ward.changed', async (transaction) => {
        const ward = await holdWard(transaction, wardId)
        if (ward.version !== shown) {
          throw new OvertakenError(
            { what: 'ward', done: 'changed', by: ward.changedBy, at: ward.changedAt },
            {
              next: { href: paths.keptWard(wardId), label: 'ward' },
              about: { resource: resourceOfWard(wardId) },
              comesBack: 'compare-form',
            },
          )
        }
        const details = { before: ward.name, after: name }
        await ward.update(
          {
            name,
            nameKey: nameKeyOf(name),
            version: ward.version + 1,
            changedBy: proof.actor.id,
            changedAt: at,
          },
          { transaction },
        )
        return { value: wardId, resource: resourceOfWard(wardId), details }
      }),
    ),
})

/** Closes a ward or a team: nobody is on it any more. */
export const closeWard = defineStaffCommand({
  ...keeping,
  name: 'wards.close',
  event: 'ward.closed',
  input: z.object({ wardId: idInAddress, sure: z.literal('yes', fault('wards.fault.tick-to-close')) }),
  run: (services, { proof, origin, at }, { wardId }) =>
    auditedChange(services, proof, origin, 'ward.closed', async (transaction) => {
      const ward = await holdWard(transaction, wardId)
      const closing = { endedBy: proof.actor.id, endedHow: 'with-the-ward' } as const
      const [under] = await WardMember.update(
        { endsAt: at, ...closing },
        {
          where: {
            wardId,
            startsAt: { [Op.lte]: at },
            endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
          },
          transaction,
        },
      )
      const coming = await WardMember.findAll({
        where: {
          wardId,
          startsAt: { [Op.gt]: at },
          endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: at }] },
        },
        transaction,
      })
      for (const member of coming) {
        // Who has not begun has no time on it at all.
        await member.update({ endsAt: member.startsAt, ...closing }, { transaction })
      }
      await ward.update({ closedAt: at, closedBy: proof.actor.id }, { transaction })
      return { value: wardId, resource: resourceOfWard(wardId), details: { ended: under + coming.length } }
    }),
})
