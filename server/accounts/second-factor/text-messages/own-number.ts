import { z } from 'zod'
import { choiceInAddress, nothingTaken } from '../../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import { mustBeAllowed } from './allowed.ts'
import { numberToConfirm, waitingTextCode } from './codes.ts'
import { confirmedNumber, maskedNumber } from './numbers.ts'
import { textMessagesTurnedOff } from './turn-off.ts'

const masked = (number: string | undefined) => (number === undefined ? undefined : maskedNumber(number))

const common = { event: 'account.viewed', subject: 'self' } as const

/** How one's own codes by text message stand, and the number that waits to be confirmed. */
export const ownNumber = defineStaffQuery({
  ...common,
  name: 'accounts.text-messages',
  action: 'account.use',
  input: z.object({ another: choiceInAddress(3) }),
  find: async (
    _services,
    _context,
    { another },
  ): Promise<DisclosureScope & { readonly another: string }> => ({
    another,
  }),
  run: async (services, { proof, at }, _receipt, { another }) => {
    const { actor, person } = proof
    await mustBeAllowed(services, actor.id)
    const use = { userId: actor.id, purpose: 'confirm-number' as const, sessionId: person.sessionId }
    const waiting = another === '' ? await waitingTextCode(use, at) : undefined
    return {
      current: masked(await confirmedNumber(services, actor.id)),
      waitingFor: waiting === undefined ? undefined : masked(numberToConfirm(services, waiting)),
      username: actor.username,
      enrolled: person.hasSecondFactor,
    }
  },
})

/** The number that codes would no longer be sent to. */
export const numberToRemove = defineStaffQuery({
  ...common,
  name: 'accounts.text-messages-to-turn-off',
  action: 'account.use',
  input: nothingTaken,
  find: async (services, { proof }) => {
    const { id } = proof.actor
    if ((await confirmedNumber(services, id)) === undefined) {
      throw await textMessagesTurnedOff(services.prepared, id)
    }
    return {}
  },
  run: async (services, { proof }) => {
    const { actor, person } = proof
    const number = await confirmedNumber(services, actor.id)
    if (number === undefined) {
      throw new Refused('no-such-thing')
    }
    return {
      number: maskedNumber(number),
      username: actor.username,
      asksForCode: person.hasSecondFactor,
    }
  },
})
