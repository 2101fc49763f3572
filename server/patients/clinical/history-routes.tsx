import { z } from 'zod'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { HistoryFormPage } from '../../../views/patients/clinical/history-form-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { patientForm } from '../../http/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changePatient } from '../change-patient.ts'
import { openDetails } from '../open-details.ts'
import { clinicalFields, recordVersion } from '../patient-form.ts'
import { sealedDifference } from '../sealed-difference.ts'
import { said } from '../../../views/words/said.ts'

const schema = z.object({ ...clinicalFields, version: recordVersion })

/** Writing the medical history, and the free notes on allergies. */
export function historyRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.medicalHistory.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'medical-history.written',
      viewEvent: 'medical-history.viewed',
      schema,
      change: async ({ admission, origin, at, req }, { version, ...values }) => {
        const { patientId } = admission
        // A client that sends one field says nothing of the other.
        const sent = Object.fromEntries(
          Object.entries(values).filter(([field]) => Object.hasOwn(Object(req.body), field)),
        )
        const receipt = await auditedChange(
          services,
          admission,
          origin,
          'medical-history.written',
          async (transaction) => {
            const change = await changePatient(
              services,
              transaction,
              patientId,
              { at, readVersion: version },
              (current) => ({ ...current, ...sent }),
            )
            return change.changed.length === 0
              ? { value: false, event: 'medical-history.viewed' }
              : {
                  value: true,
                  resource: { type: 'patient', id: patientId },
                  details: { changed: change.changed },
                  changes: sealedDifference(change, patientId),
                }
          },
        )
        const notice = receipt.value
          ? said('patients.notice.medical-history-saved')
          : said('patients.notice.nothing-changed')
        return { receipt, to: paths.patient(patientId), notice }
      },
      show: async ({ req, admission, receipt, shell }, { typed, errors }) => {
        const { patientId } = admission
        const { identity, version, fields } = await openDetails(services, receipt, patientId, true)
        const recorded = {
          medicalHistory: fields['medicalHistory'] ?? '',
          allergies: fields['allergies'] ?? '',
        }
        const overtaken = errors.some(({ field }) => field === wholeForm)
        return (
          <HistoryFormPage
            shell={shell}
            time={services.time}
            today={req.context.circumstances.local.date}
            identity={identity}
            typed={{ ...recorded, ...typed }}
            recorded={recorded}
            errors={errors}
            action={paths.medicalHistory(patientId)}
            back={paths.patient(patientId)}
            overtaken={overtaken}
            version={overtaken ? String(version) : (typed['version'] ?? String(version))}
          />
        )
      },
    }),
  )
}
