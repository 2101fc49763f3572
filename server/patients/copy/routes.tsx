import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../../models/new-id.ts'
import type { CopyPart } from '../../../views/patients/copy.ts'
import { CopyPage } from '../../../views/patients/copy-page.tsx'
import type { PageAnswer } from '../../http/answer.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { queryPage } from '../../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../../http/routes/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { copyQuery, ownCopyQuery } from './copy-queries.ts'
import { fhirBundle } from './fhir-bundle.ts'
import type { readCopy } from './read-copy.ts'

type Copy = Awaited<ReturnType<typeof readCopy>>

async function showPage(
  visit: RecordedPatientRequest,
  { patient, parts }: Copy,
  own: boolean,
): Promise<PageAnswer> {
  const all: CopyPart[] = []
  for await (const part of parts) {
    all.push(part)
  }
  const { patientId, actor } = visit.patientAccess
  const { say } = visit.shell.words
  return (
    <CopyPage
      shell={visit.shell}
      time={visit.shell.time}
      today={visit.req.context.circumstances.local.date}
      patient={patient}
      parts={all}
      made={{ at: visit.at, by: own ? say('patients.copy.by-the-patient') : actor.displayName }}
      file={own ? paths.ownCopyFile() : paths.copyFile(patientId)}
      back={
        own
          ? { href: paths.ownRecord(), label: say('patients.copy.my-record') }
          : { href: paths.patient(patientId), label: say('patients.back-to-chart') }
      }
    />
  )
}

function sendFile(visit: RecordedPatientRequest, copy: Copy, own: boolean): PageAnswer {
  const { res, patientAccess, at, shell } = visit
  const { words } = shell
  const by = own ? words.say('patients.copy.by-the-patient-alone') : patientAccess.actor.displayName
  return {
    send: async () => {
      res.setHeader('Content-Type', 'application/fhir+json; charset=utf-8')
      res.setHeader('Content-Disposition', `attachment; filename="record-${patientAccess.recordNumber}.json"`)
      await pipeline(Readable.from(fhirBundle(words, copy, { id: newId(), at, by })), res)
    },
  }
}

/** A full copy of a record: for the patient, or handed out on the patient's behalf. */
export function copyRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.ownCopy(),
    queryPage(services, ownCopyQuery, (visit, copy) => showPage(visit, copy, true)),
  )
  routes.get(
    paths.ownCopyFile(),
    queryPage(services, ownCopyQuery, (visit, copy) => sendFile(visit, copy, true)),
  )
  routes.get(
    paths.copy.pattern,
    queryPage(services, copyQuery, (visit, copy) => showPage(visit, copy, false)),
  )
  routes.get(
    paths.copyFile.pattern,
    queryPage(services, copyQuery, (visit, copy) => sendFile(visit, copy, false)),
  )
}
