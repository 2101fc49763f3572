import { VitalSignsFormPage } from '../../../views/patients/vital-signs/vital-signs-form-page.tsx'
import { VitalSignsPage } from '../../../views/patients/vital-signs/vital-signs-page.tsx'
import { said } from '../../../views/words/said.ts'
import { commandButton, commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import { pageProps } from '../../http/faces/page-props.ts'
import { linksOf } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { acknowledgeVitalSigns } from './acknowledge-all.ts'
import { acknowledgeVitalSign } from './acknowledge.ts'
import { vitalSignsQuery } from './read-vital-signs.ts'
import { newVitalSignsQuery, recordVitalSigns } from './record-vital-signs.ts'
import { vitalSignEntryRoutes } from './vital-sign-entry-routes.tsx'

/** A patient's vital signs: all of them, and writing down new ones. */
export function vitalSignRoutes(routes: RouteTable, services: Services): void {
  const { time } = services

  routes.get(
    paths.vitalSigns.pattern,
    queryPage(services, vitalSignsQuery, (visit, { mayWrite, page, ...opened }) => {
      const { patientId } = visit.patientAccess
      const address = paths.vitalSigns(patientId)
      return (
        <VitalSignsPage
          {...pageProps(services, visit)}
          {...opened}
          address={address}
          back={{
            href: paths.patient(patientId),
            label: visit.shell.words.say('patients.back-to-chart'),
          }}
          pages={linksOf(page, address, { kind: opened.kind ?? '' })}
          results={paths.results(patientId)}
          record={mayWrite ? paths.newVitalSigns(patientId) : undefined}
          hrefOf={(id) => paths.vitalSign(patientId, id)}
        />
      )
    }),
  )

  routes.form(
    paths.newVitalSigns.pattern,
    commandForm(services, recordVitalSigns, {
      page: formPage(services, newVitalSignsQuery, (visit, { identity, latest }, form) => {
        const { patientId } = visit.patientAccess
        const typed: Record<string, string> = { ...time.momentTyped('takenAt', visit.at), ...form.typed }
        return (
          <VitalSignsFormPage
            {...pageProps(services, visit)}
            identity={identity}
            latest={latest}
            typed={typed}
            which={time.which(typed['takenAt'])}
            errors={form.errors}
            action={paths.newVitalSigns(patientId)}
            back={paths.patient(patientId)}
          />
        )
      }),
      done: ({ proof }, count) => ({
        to: paths.patient(proof.patientId),
        notice: said('vital-signs.notice.recorded', { count }),
      }),
    }),
  )
  routes.post(
    paths.acknowledgeVitalSign.pattern,
    commandButton(services, acknowledgeVitalSign, {
      done: ({ proof }) => ({
        to: paths.patient(proof.patientId),
        notice: said('vital-signs.notice.acknowledged'),
      }),
    }),
  )
  routes.post(
    paths.acknowledgeVitalSigns.pattern,
    commandButton(services, acknowledgeVitalSigns, {
      done: ({ proof }, { acknowledged: count, left }) => ({
        to: paths.patient(proof.patientId),
        notice: said('vital-signs.notice.acknowledged-all', { count, left }),
      }),
    }),
  )
  vitalSignEntryRoutes(routes, services)
}
