import type { RouteTable } from '../http/routes/declared-route.ts'
import { RecordedLately } from '../audit/recorded-lately.ts'
import { chartQuery } from '../patients/chart-query.ts'
import { lookUpPatients } from '../patients/look-up-patients.ts'
import { signPrescription } from '../prescriptions/sign.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { jsonQuestion } from './json-question.ts'
import { offeredPatients } from './offered-patients.ts'
import { codesQuery } from '../diagnoses/codes-query.ts'
import { optionOf } from '../diagnoses/option-of.ts'
import { jsonCommand, jsonQuery } from './json-routes.ts'
import { jsonStaffQuery } from './json-staff-query.ts'

/** What programs may call: faces of the operations that the pages have, at the same addresses under /api/v1. */
export function apiRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.diagnosisCodesForPrograms(),
    jsonStaffQuery(services, codesQuery, ({ codes, more }) => ({ options: codes.map(optionOf), more })),
  )
  routes.get(
    paths.chartForPrograms.pattern,
    jsonQuery(services, chartQuery, ({ record }) => ({ id: record.identity.patientId, ...record })),
  )
  routes.post(
    paths.patientLookUp(),
    jsonQuestion(services, lookUpPatients, {
      lately: new RecordedLately(),
      present: (output, req) => offeredPatients(services, req, output),
    }),
  )
  routes.post(paths.signingForPrograms.pattern, jsonCommand(services, signPrescription))
}
