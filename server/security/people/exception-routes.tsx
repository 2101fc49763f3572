import { z } from 'zod'
import { HourException } from '../../../models/hour-exception.ts'
import { NewExceptionPage } from '../../../views/security/new-exception-page.tsx'
import type { User } from '../../../models/user.ts'
import { hoursInWords } from '../../access/access-words.ts'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { staffChange, staffForm, type StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { exceptionForm, type ExceptionValues } from './exception-form.ts'
import { personInAddress } from './person-access.ts'
import { said } from '../../../views/words/said.ts'

const resourceOf = (user: User) => ({ type: 'user', id: user.id })

/** The person in the address, who is somebody else. @throws NotFoundError, Refused */
async function somebodyElse(
  request: StaffRequest,
  event: 'hours.excepted' | 'hours.exception-revoked',
): Promise<User> {
  const user = await personInAddress(request)
  if (user.id === request.clearance.actor.id) {
    throw new Refused('own-rights', {
      about: { resource: resourceOf(user) },
      recordedAs: event,
      next: { href: paths.roles(), label: 'roles' },
    })
  }
  return user
}

const grant = (
  services: Services,
  { clearance, origin, at }: StaffRequest,
  user: User,
  { from, until, windows, reason }: ExceptionValues,
) =>
  auditedChange(services, clearance, origin, 'hours.excepted', async (transaction) => {
    const exception = await HourException.create(
      {
        userId: user.id,
        startsAt: from,
        endsAt: until,
        windows: [...windows],
        reason,
        grantedBy: clearance.actor.id,
        grantedAt: at,
      },
      { transaction },
    )
    const details = {
      exception: exception.id,
      from: from.toISOString(),
      until: until.toISOString(),
      hours: hoursInWords(windows),
    }
    return { value: exception.id, resource: resourceOf(user), details }
  })

const revoke = (services: Services, { clearance, origin, at }: StaffRequest, user: User, id: string) =>
  auditedChange(services, clearance, origin, 'hours.exception-revoked', async (transaction) => {
    const exception = await HourException.findOne({
      where: { id, userId: user.id },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    if (exception === null) {
      throw new NotFoundError()
    }
    const { revokedAt, revokedBy } = exception
    if (revokedAt !== null) {
      throw new OvertakenError(
        { what: 'hour-exception', done: 'taken back', by: revokedBy, at: revokedAt },
        {
          next: { href: paths.person(user.id), label: 'person' },
          about: { resource: resourceOf(user) },
        },
      )
    }
    await exception.update({ revokedAt: at, revokedBy: clearance.actor.id }, { transaction })
    return { value: id, resource: resourceOf(user), details: { exception: id } }
  })

/** Hours beyond those of the role, for somebody, until they run out. */
export function exceptionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newHourException.pattern,
    staffForm(services, {
      action: 'access.manage',
      event: 'hours.excepted',
      viewEvent: 'person.viewed',
      schema: exceptionForm(services.time.timeZone, () => services.clock.now()),
      codeOnForm: true,
      find: async (request) => ({
        resource: resourceOf(await somebodyElse(request, 'hours.excepted')),
      }),
      change: async (request, values) => {
        const user = await somebodyElse(request, 'hours.excepted')
        const receipt = await grant(services, request, user, values)
        return { receipt, to: paths.person(user.id), notice: said('security.notice.exception-granted') }
      },
      show: async (visit, { typed, errors }) => {
        const user = await personInAddress(visit)
        const untouched = Object.keys(typed).length === 0
        const shown = untouched ? { ...services.time.momentTyped('from', visit.at), hours: 'any' } : typed
        return (
          <NewExceptionPage
            shell={visit.shell}
            person={{ id: user.id, displayName: user.displayName }}
            typed={shown}
            which={(name) => services.time.which(shown[name])}
            errors={errors}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
  routes.post(
    paths.revokeHourException.pattern,
    staffChange(services, {
      action: 'access.manage',
      event: 'hours.exception-revoked',
      viewEvent: 'person.viewed',
      schema: z.object({}),
      change: async (request) => {
        const user = await somebodyElse(request, 'hours.exception-revoked')
        const id = idIn(request, 'exceptionId')
        const receipt = await revoke(services, request, user, id)
        return { receipt, to: paths.person(user.id), notice: said('security.notice.exception-taken-back') }
      },
    }),
  )
}
