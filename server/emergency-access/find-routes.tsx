import { limits } from '../../config/security.ts'
import {
  FindBehindGlassPage,
  type BehindGlassPerson,
} from '../../views/emergency-access/find-behind-glass-page.tsx'
import { isUnreadable, type UnreadablePatient } from '../../views/patients/listed-patient.ts'
import type { PatientSummary } from '../../views/patients/patient-summary.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { problems } from '../http/problems.ts'
import { queryText } from '../http/query.ts'
import { search } from '../http/search-text.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { openSummaries } from '../patients/open-summaries.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { findBehindGlass, type BehindGlass } from './find-behind-glass.ts'
import { actorOf } from '../audit/actor-of.ts'

const first = (name: string): string => `${[...name][0] ?? ''}•••`

/** As much of somebody as tells two people of a name apart, and no more, until the glass is broken. */
function masked(patient: PatientSummary | UnreadablePatient): BehindGlassPerson {
  const { patientId, recordNumber } = patient
  const common = { href: paths.breakGlass(patientId), record: `•••${recordNumber.slice(-3)}` }
  return isUnreadable(patient)
    ? { ...common, name: '•••', born: '–', sex: undefined, nationalId: undefined }
    : {
        ...common,
        name: `${first(patient.familyName)}, ${first(patient.givenName)}`,
        born: patient.birthDate === null ? '–' : `${patient.birthDate.slice(0, 4)}-••-••`,
        sex: patient.sex,
        nationalId: patient.maskedNationalId ?? undefined,
      }
}

/** Counts a search of this person. @throws ProblemError after too many within the hour */
async function withinSearches(services: Services, { clearance, origin }: StaffRequest): Promise<void> {
  const { actor, person } = clearance
  const wait = await services.searchesBehindGlass.consume(actor.id)
  if (wait !== undefined) {
    await services.trail.append({
      event: 'emergency-access.searched',
      outcome: 'refused',
      actor: actorOf(actor),
      sessionId: person.sessionId,
      origin,
      rule: 'limited',
    })
    throw new ProblemError({
      ...problems.tooMany,
      heading: 'Too many searches',
      reason: `At most ${limits.searchesBehindGlassPerHour} searches for records outside your care are made within an hour. Search by the whole record number or national id under Patients, or ask a colleague.`,
      retryAfterSeconds: wait,
    })
  }
}

const nothing: BehindGlass = { patientIds: [], more: false }

/** Finding the record to break the glass for by what is known of somebody who cannot say who they are. */
export function findBehindGlassRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.findBehindGlass(),
    staffRoute(services, {
      action: 'emergency-access.find',
      event: 'emergency-access.searched',
      find: async (request) => {
        const { req, at } = request
        const birthDate = queryText(req, 'birthDate', 40)
        const sex = queryText(req, 'sex', 20)
        const asked = queryText(req, 'q') !== '' || birthDate !== ''
        if (asked) {
          await withinSearches(services, request)
        }
        const result = await search<BehindGlass>(req, 'q', {
          seek: (text) => findBehindGlass(services, { text, birthDate, sex }, at),
          nothing,
        })
        const details = { shown: result.patientIds.length, searched: asked }
        return { ...result, asked, birthDate, sex, details }
      },
      show: async ({ shell, receipt }, { patientIds, more, text, refused, asked, birthDate, sex }) => (
        <FindBehindGlassPage
          shell={shell}
          typed={{ q: text, birthDate, sex }}
          refused={refused}
          asked={asked}
          people={[...(await openSummaries(services, receipt, patientIds)).values()].map(masked)}
          more={more}
          action={paths.findBehindGlass()}
          backHref={paths.emergencyAccess()}
        />
      ),
    }),
  )
}
