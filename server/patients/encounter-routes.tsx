import { UniqueConstraintError } from 'sequelize'
import { Encounter } from '../../models/encounter.ts'
import {
  readEncounter,
  readEncounterPage,
  readEncounterTime,
  type EncounterTimeRow,
} from '../../models/queries/encounter-rows.ts'
import { EncounterFormPage } from '../../views/patients/encounter-form-page.tsx'
import { EncounterListPage } from '../../views/patients/encounter-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFoundError } from '../http/errors.ts'
import { askedPage, pageOf } from '../http/list-page.ts'
import { OvertakenError } from '../overtaken/overtaken.ts'
import { patientForm, patientRoute, type PatientVisit } from '../http/patient-route.ts'
import { idIn } from '../http/id-in.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { extentOf, parsePartialDate } from '../partial-date.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { mustSayWhyAfterDeath } from './after-death.ts'
import { mustNotBeBeforeBirth } from './before-birth.ts'
import {
  amendmentSchema,
  encounterSchema,
  type EncounterTime,
  type EncounterValues,
} from './encounter-form.ts'
import { openEncounter } from './open-chart.ts'
import { openPatientIdentity, openWithIdentity } from './open-identity.ts'
import { recordEncounter } from './record-encounter.ts'
import { said } from '../../words/said.ts'

const todayOf = ({ req }: PatientVisit) => req.context.circumstances.local.date

/** Reading encounters, and writing new ones and amendments. */
export function encounterRoutes(routes: RouteTable, services: Services): void {
  const { FACILITY_TIME_ZONE: timeZone } = services.environment
  const schema = encounterSchema(timeZone, () => services.clock.now())

  const mustBeOfTheirLife = async (patientId: string, { occurredAt, reasonAfterDeath }: EncounterValues) => {
    await mustNotBeBeforeBirth(services, patientId, 'occurredAt', latestOf(occurredAt, timeZone))
    await mustSayWhyAfterDeath(services, patientId, occurredAt.at, reasonAfterDeath)
  }

  routes.get(
    paths.encounters.pattern,
    patientRoute(services, {
      action: 'chart.open',
      event: 'encounters.viewed',
      show: async (visit) => {
        const { req, admission, receipt, shell } = visit
        const { patientId } = admission
        const page = askedPage(services, req, { keyset: newestFirst, size: recordsOnPage })
        const { identity, row, key } = await openWithIdentity(
          services,
          receipt,
          patientId,
          (prepared, patient) => readEncounterPage(prepared, patient, page.after, page.limit),
        )
        const { rows, links } = pageOf(page, row.encounter_rows ?? [])
        return (
          <EncounterListPage
            shell={shell}
            time={services.time}
            today={todayOf(visit)}
            identity={identity}
            encounters={rows.map((one) => openEncounter(receipt, one, key))}
            chartHref={paths.patient(patientId)}
            amendHref={(id) => paths.amendEncounter(patientId, id)}
            pages={links(paths.encounters(patientId))}
          />
        )
      },
    }),
  )

  routes.form(
    paths.newEncounter.pattern,
    patientForm(services, {
      action: 'encounter.record',
      event: 'encounter.recorded',
      viewEvent: 'encounters.viewed',
      schema,
      change: async (request, values) => {
        const { patientId } = request.admission
        await mustBeOfTheirLife(patientId, values)
        return {
          receipt: await recordEncounter(services, request, values),
          to: paths.patient(patientId),
          notice: said('patients.notice.encounter-recorded'),
        }
      },
      show: async (visit, form) => {
        const { patientId } = visit.admission
        const { identity } = await openPatientIdentity(services, visit.receipt, patientId)
        const typed: Record<string, string> = {
          ...services.time.momentTyped('occurredAt', visit.at),
          kind: 'ambulatory',
          ...form.typed,
        }
        return (
          <EncounterFormPage
            shell={visit.shell}
            today={todayOf(visit)}
            identity={identity}
            typed={typed}
            which={services.time.which(typed['occurredAt'])}
            errors={form.errors}
            action={paths.newEncounter(patientId)}
            chartHref={paths.patient(patientId)}
          />
        )
      },
    }),
  )

  routes.form(
    paths.amendEncounter.pattern,
    patientForm(services, {
      action: 'encounter.record',
      event: 'encounter.amended',
      viewEvent: 'encounters.viewed',
      schema: amendmentSchema(timeZone, () => services.clock.now()),
      change: async (request, typed) => {
        const { patientId } = request.admission
        const amendsId = idIn(request, 'encounterId')
        const before = await timeBefore(services, patientId, amendsId)
        const values = { ...typed, occurredAt: asItWas(services, typed.occurredAt, before) }
        await mustBeOfTheirLife(patientId, values)
        try {
          const receipt = await recordEncounter(services, request, values, amendsId)
          return {
            receipt,
            to: paths.patient(patientId),
            notice: said('patients.notice.amendment-recorded'),
          }
        } catch (error) {
          throw error instanceof UniqueConstraintError ? await amendedMeanwhile(patientId, amendsId) : error
        }
      },
      show: async (visit, form) => {
        const { patientId } = visit.admission
        const id = idIn(visit, 'encounterId')
        const { identity, row, key } = await openWithIdentity(
          services,
          visit.receipt,
          patientId,
          (prepared, patient) => readEncounter(prepared, patient, id),
        )
        if (row.encounter_row === null) {
          throw new NotFoundError()
        }
        const before = openEncounter(visit.receipt, row.encounter_row, key)
        const typed: Record<string, string> = {
          kind: before.kind,
          ...(before.occurredOn === null
            ? services.time.momentTyped('occurredAt', before.occurredAt)
            : { occurredAt: before.occurredOn }),
          reason: before.reason ?? '',
          notes: before.notes ?? '',
          diagnoses: before.diagnoses ?? '',
          ...form.typed,
        }
        return (
          <EncounterFormPage
            shell={visit.shell}
            today={todayOf(visit)}
            identity={identity}
            typed={typed}
            which={services.time.which(typed['occurredAt'])}
            errors={form.errors}
            action={paths.amendEncounter(patientId, id)}
            chartHref={paths.patient(patientId)}
            amends
            withoutTime={before.occurredOn !== null}
          />
        )
      },
    }),
  )
}

/** Says who amended an encounter while somebody was writing: each is amended once, and the amendment in its turn. */
async function amendedMeanwhile(patientId: string, amendsId: string): Promise<OvertakenError> {
  const newer = await Encounter.findOne({
    attributes: ['id', 'authorId', 'createdAt'],
    where: { patientId, amendsId },
    rejectOnEmpty: true,
  })
  return new OvertakenError(
    { what: 'encounter', done: 'amended', by: newer.authorId, at: newer.createdAt },
    {
      next: { href: paths.amendEncounter(patientId, newer.id), label: 'newer-encounter' },
      about: { resource: { type: 'encounter', id: amendsId } },
      comesBack: 'copy-what-you-need',
    },
  )
}

/** The last moment at which it can have been. */
function latestOf({ at, on }: EncounterTime, timeZone: string): Date {
  const date = on === null ? undefined : parsePartialDate(on)
  return date === undefined ? at : new Date(extentOf(date, timeZone).to.getTime() - 1)
}

/** A time that was not changed keeps what its field does not show, its seconds. */
function asItWas({ time }: Services, typed: EncounterTime, before: EncounterTimeRow): EncounterTime {
  const at = before.occurred_at
  const shown = (moment: Date) => JSON.stringify(time.momentTyped('occurredAt', moment))
  return typed.on === null && before.occurred_on === null && shown(typed.at) === shown(at)
    ? { at, on: null }
    : typed
}

/** @throws NotFoundError where the encounter is not of this patient */
async function timeBefore(services: Services, patientId: string, id: string): Promise<EncounterTimeRow> {
  const known = await readEncounterTime(services.prepared, patientId, id)
  if (known === undefined) {
    throw new NotFoundError()
  }
  return known
}
