import { ChartPage } from '../../../views/patients/chart-page.tsx'
import { NationalIdPage } from '../../../views/patients/demographics/national-id-page.tsx'
import { DemographicsPage } from '../../../views/patients/demographics/demographics-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { queryPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { chartQuery, nationalIdQuery } from '../chart-query.ts'

export function chartRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patient.pattern,
    queryPage(services, chartQuery, ({ req, patientAccess, shell }, opened) => {
      const { patientId, actor } = patientAccess
      const may = (permission: Parameters<typeof actor.permissions.has>[0], href: string) =>
        actor.permissions.has(permission) ? href : undefined
      const today = req.context.circumstances.local.date
      const edit = may('demographics.write', paths.editPatient(patientId))
      const death = may('death.record', paths.death(patientId))
      const careTeam = may('care-team.manage', paths.careTeam(patientId))
      if (opened.shows === 'demographics') {
        return (
          <DemographicsPage
            shell={shell}
            today={today}
            demographics={opened.record}
            links={{
              edit,
              death,
              careTeam,
              accounts: may('record-tie.manage', paths.relationships(patientId)),
              erasure: may('erasure.request', paths.requestErasure(patientId)),
            }}
          />
        )
      }
      return (
        <ChartPage
          shell={shell}
          time={services.time}
          today={today}
          chart={opened.record}
          links={{
            newVitalSigns: may('chart.write', paths.newVitalSigns(patientId)),
            vitalSigns: paths.vitalSigns(patientId),
            vitalSign: (id) => paths.vitalSign(patientId, id),
            acknowledge: actor.permissions.has('chart.write')
              ? (id) => paths.acknowledgeVitalSign(patientId, id)
              : undefined,
            acknowledgeAll: may('chart.write', paths.acknowledgeVitalSigns(patientId)),
            results: {
              all: paths.results(patientId),
              one: (id) => paths.result(patientId, id),
              enter: may('chart.write', paths.newResults(patientId)),
              acknowledge: may('chart.write', paths.acknowledgeResults(patientId)),
            },
            edit,
            encounters: paths.encounters(patientId),
            prescriptions: paths.patientPrescriptions(patientId),
            newPrescription: shell.record?.prescribe?.href,
            history: may('chart.write', paths.medicalHistory(patientId)),
            allergies: paths.allergies(patientId),
            allergy: (id) => paths.allergy(patientId, id),
            conditions: paths.conditions(patientId),
            newCondition: may('chart.write', paths.newCondition(patientId)),
            condition: (id) => paths.condition(patientId, id),
            write: actor.permissions.has('chart.write'),
            encounter: (id) => paths.amendEncounter(patientId, id),
            prescription: paths.prescription,
          }}
        />
      )
    }),
  )

  routes.get(
    paths.nationalId.pattern,
    queryPage(services, nationalIdQuery, ({ req, patientAccess, shell }, { identity, nationalId }) => (
      <NationalIdPage
        shell={shell}
        today={req.context.circumstances.local.date}
        identity={identity}
        nationalId={nationalId}
        back={paths.patient(patientAccess.patientId)}
      />
    )),
  )
}
