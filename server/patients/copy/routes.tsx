import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../../models/new-id.ts'
import type { CopyPart } from '../../../views/patients/copy.ts'
import { CopyPage } from '../../../views/patients/copy-page.tsx'
import type { Shown } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { patientRoute, type PatientVisit } from '../../http/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { fhirBundle } from './fhir-bundle.ts'
import { readCopy } from './read-copy.ts'

const copyFor = (services: Services, { admission, receipt }: PatientVisit, own: boolean) =>
  readCopy(services, receipt, {
    patientId: admission.patientId,
    reader: { actorId: admission.actor.id, whose: own ? 'your' : 'the patient’s' },
  })

async function showPage(services: Services, visit: PatientVisit, own: boolean): Promise<Shown> {
  const { patient, parts } = await copyFor(services, visit, own)
  const all: CopyPart[] = []
  for await (const part of parts) {
    all.push(part)
  }
  const { patientId, actor } = visit.admission
  return (
    <CopyPage
      shell={visit.shell}
      time={services.time}
      today={visit.req.context.circumstances.local.date}
      patient={patient}
      parts={all}
      made={{ at: visit.at, by: own ? 'the patient' : actor.displayName }}
      file={own ? paths.ownCopyFile() : paths.copyFile(patientId)}
      back={
        own
          ? { href: paths.ownRecord(), label: 'My record' }
          : { href: paths.patient(patientId), label: 'Back to the chart' }
      }
    />
  )
}

async function sendFile(services: Services, visit: PatientVisit, own: boolean): Promise<Shown> {
  const { res, admission, at } = visit
  const copy = await copyFor(services, visit, own)
  const by = own ? 'The patient' : admission.actor.displayName
  return {
    send: async () => {
      res.setHeader('Content-Type', 'application/fhir+json; charset=utf-8')
      res.setHeader('Content-Disposition', `attachment; filename="record-${admission.recordNumber}.json"`)
      await pipeline(Readable.from(fhirBundle(copy, { id: newId(), at, by })), res)
    },
  }
}

/** A full copy of a record: for the patient, or handed out on the patient's behalf. */
export function copyRoutes(routes: RouteTable, services: Services): void {
  const own = { action: 'own-record.copy', event: 'own-record.copied' } as const
  const onBehalf = { action: 'record.copy', event: 'record.copied' } as const
  routes.get(
    paths.ownCopy(),
    patientRoute(services, { ...own, show: (visit) => showPage(services, visit, true) }),
  )
  routes.get(
    paths.ownCopyFile(),
    patientRoute(services, { ...own, show: (visit) => sendFile(services, visit, true) }),
  )
  routes.get(
    paths.copy.pattern,
    patientRoute(services, { ...onBehalf, show: (visit) => showPage(services, visit, false) }),
  )
  routes.get(
    paths.copyFile.pattern,
    patientRoute(services, { ...onBehalf, show: (visit) => sendFile(services, visit, false) }),
  )
}
