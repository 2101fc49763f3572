import type { Transaction } from 'sequelize'
import { limits } from '../../config/security.ts'
import { newId } from '../../models/new-id.ts'
import { readHolders } from '../../models/queries/security/security-team.ts'
import { SettingProposal } from '../../models/administration/setting-proposal.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { requestOf } from '../dual-authorization/authorization-request.ts'
import { mustNotWait } from '../dual-authorization/must-decide.ts'
import type { StaffContext } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { OvertakenError } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import {
  changeSetting,
  readToChange,
  resourceOfSetting,
  type SettingSaved,
  type ToldAs,
} from './change-setting.ts'
import { settingProposed } from './mails/setting-proposed.ts'
import type { Setting } from './setting.ts'
import { settingEnds } from './setting-authorization.ts'

const dayMs = 86_400_000

/** What is to hold. */
export type Wanted<Value> = {
  readonly value: Value
  /** What the form was filled from, in words; a client that sends nothing is not asked. */
  readonly was: string | undefined
  /** Why, for whoever decides. */
  readonly reason: string | null
}

const waitsAlready = ({ id, requestedBy: by, requestedAt: at }: SettingProposal): OvertakenError =>
  new OvertakenError(
    { what: 'waiting-proposal', done: 'proposed', by, at },
    { next: { href: paths.settingProposal(id), label: 'approval' }, comesBack: 'waits-for-approval' },
  )

/** Ends what has waited too long. @throws OvertakenError where a change of the setting still waits */
async function mustBeFree(transaction: Transaction, setting: string, at: Date): Promise<void> {
  const lock = transaction.LOCK.UPDATE
  const older = await SettingProposal.findOne({ where: { setting, outcome: null }, transaction, lock })
  if (older !== null) {
    const expired = mustNotWait(requestOf(settingEnds, older), at, () => waitsAlready(older))
    if (expired !== undefined) {
      await older.update(expired.written(settingEnds).columns, { transaction })
    }
  }
}

/** Writes to everybody who may decide, but for whoever proposed it. */
async function tellApprovers(
  { sequelize, mail, publicUrl }: Services,
  transaction: Transaction,
  proposal: { readonly id: string; readonly by: string },
): Promise<void> {
  const holders = await readHolders(sequelize, transaction, 'role.approve')
  const link = publicUrl.link(paths.settingProposal(proposal.id))
  const message = settingProposed({ link, days: limits.rightsRequestDays })
  await mail.enqueueAll(
    transaction,
    holders
      .filter(({ id }) => id !== proposal.by)
      .map(({ id, email }) => ({ to: email, userId: id, ...message })),
  )
}

/** Lays a change before a second person. @throws Refused where nothing differs; OvertakenError where another change waits */
function requestRightsChange<Value>(
  services: Services,
  { proof, origin, at }: StaffContext,
  setting: Setting<Value>,
  { value, was, reason, ...told }: ToldAs & Wanted<Value>,
): Promise<ChangeReceipt<SettingSaved>> {
  const { name, words, recorded } = setting
  const requestedBy = proof.actor.id
  return auditedChange(services, proof, origin, 'facility.change-proposed', async (transaction) => {
    const before = await readToChange(services, transaction, setting, { ...told, was })
    const resource = resourceOfSetting(setting, told)
    if (words(before) === words(value)) {
      throw new Refused('nothing-to-set', { about: { resource } })
    }
    await mustBeFree(transaction, name, at)
    const id = newId()
    const expiresAt = new Date(at.getTime() + limits.rightsRequestDays * dayMs)
    await SettingProposal.create(
      { id, setting: name, before, after: value, reason, requestedBy, requestedAt: at, expiresAt },
      { transaction },
    )
    await tellApprovers(services, transaction, { id, by: requestedBy })
    const details = { ...told.details, proposal: id, before: recorded(before), after: recorded(value) }
    return { value: { proposalId: id }, resource, details }
  })
}

/**
 * Saves what the facility sets for everybody: at once, or, where that is grave, once another person has approved it.
 * @throws OvertakenError where it was changed since the form was filled, or a change of it waits; Refused where nothing differs
 */
export async function saveSetting<Value>(
  services: Services,
  context: StaffContext,
  setting: Setting<Value>,
  change: ToldAs & Wanted<Value>,
): Promise<ChangeReceipt<SettingSaved>> {
  if (setting.grave) {
    return requestRightsChange(services, context, setting, change)
  }
  const { reason: _reason, ...direct } = change
  const { proof: clearance, origin, at } = context
  return changeSetting(services, { clearance, origin, at }, setting, direct)
}
